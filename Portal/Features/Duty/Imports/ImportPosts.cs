using Microsoft.EntityFrameworkCore;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Duty.Imports;

/// <summary>Takes posts in: the rows of one code are its windows, and replace all that it had.</summary>
internal sealed class ImportPosts : ImportHandler<ImportPosts.Row>
{
    private const int MostPeople = 999;
    private const int LastStart = 24 * 60 - 1;

    public override ImportSchema Schema => ImportKinds.Posts;

    protected override Row? Read(ImportRow row)
    {
        var (code, name, from, to) = (row.Code("code"), row.Text("name"), row.MinuteOfDay("from"), row.MinuteOfDay("to"));
        var (min, qualification, validFrom) = (row.WholeNumber("min", 0, MostPeople), row.Code("qualification"), row.Date("valid_from"));
        if (!DayRule.TryParse(row.Get("days"), out var days))
        {
            row.Reject(DutyFeatureRefusals.DaysMalformed.With(row.Get("days")));
        }

        if (from > LastStart)
        {
            row.Reject(DutyFeatureRefusals.FromRange);
        }

        return row.IsGood && from is not null && to is not null && min is not null
            ? new Row(code, name, new DutyWindow(days, from.Value, to.Value, min.Value, qualification.Length == 0 ? null : qualification, validFrom))
            : null;
    }

    protected override async Task ApplyAsync(ImportWrite<Row> write, CancellationToken cancellationToken)
    {
        var posts = await write.Unit.Db.Set<Post>().ToDictionaryAsync(post => post.Code, cancellationToken);
        foreach (var rows in write.Rows.GroupBy(row => row.Value.Code))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = rows.First().Value.Name;
            var windows = rows.Select(row => row.Value.Window).Distinct().ToList();
            var changes = true;
            if (posts.TryGetValue(rows.Key, out var post))
            {
                changes = post.Redefine(name, windows);
            }
            else
            {
                write.Unit.Db.Add(new Post(TypedId.New<PostId>(write.Unit.Now), rows.Key, name, windows));
            }

            HashSet<DutyWindow> seen = [];
            foreach (var (source, value) in rows)
            {
                if (value.Name != name)
                {
                    source.Warn(DutyWarnings.NameDiffers.With(rows.Key));
                }

                if (!seen.Add(value.Window))
                {
                    source.Warn(DutyWarnings.WindowTwice);
                }

                write.Count(source, changes);
            }
        }
    }

    /// <summary>A window of a post as a file tells it.</summary>
    internal sealed record Row(string Code, string Name, DutyWindow Window);
}
