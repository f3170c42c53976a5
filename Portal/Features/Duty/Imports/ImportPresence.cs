using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange;
using Portal.Exchange.Imports;

namespace Portal.Features.Duty.Imports;

/// <summary>Takes clockings in. All four columns identify one; an <c>out</c> where the person is not is taken with a warning.</summary>
internal sealed class ImportPresence(SiteZone zone) : ImportHandler<PresenceRow>
{
    public override ImportSchema Schema => ImportKinds.Presence;

    protected override PresenceRow? Read(ImportRow row) => PresenceRow.Read(row, zone);

    protected override async Task ApplyAsync(ImportWrite<PresenceRow> write, CancellationToken cancellationToken)
    {
        if (write.Rows.Count == 0)
        {
            return;
        }

        var codes = await DutyCodes.LoadAsync(write.Unit.Db, cancellationToken);
        var (first, last) = (write.Rows.Min(row => row.Value.At), write.Rows.Max(row => row.Value.At));
        var rules = await DutyRules.ReadAsync(write.Unit.Db, cancellationToken);
        var events = await DutyRecordLoader.LoadClockingsAsync(write.Unit.Db, first - rules.LongestLapse, last, cancellationToken);
        var known = events.ToDictionary(Identity.Of, clocking => clocking);
        var book = await PresenceBook.OpenAsync(write.Unit, zone, first, last, cancellationToken);
        List<(ImportRow Source, PresenceEvent? Clocking, bool IsNew)> decided = [];
        List<PresenceEvent> added = [];
        foreach (var (source, value) in write.Rows)
        {
            if (!codes.TryFind(source, value.Staff, value.Post, out var person, out var post))
            {
                decided.Add((source, null, false));
                continue;
            }

            var identity = new Identity(person, post, value.At, value.Kind);
            var isNew = !known.TryGetValue(identity, out var clocking);
            if (isNew)
            {
                known[identity] = clocking = book.Next(person, post, value.At, value.Kind);
                added.Add(clocking);
            }

            decided.Add((source, clocking, isNew));
        }

        events.AddRange(added);
        var strays = new Coverage(new DutyRecord { Posts = [], Events = events, Zone = zone, LapseAt = rules.LapseAt }).StrayOuts.Select(stray => stray.Id).ToHashSet();
        foreach (var (source, clocking, isNew) in decided)
        {
            if (clocking is not null && strays.Contains(clocking.Id))
            {
                source.Warn(DutyWarnings.OutWithoutIn);
            }

            write.Count(source, isNew);
        }

        await write.Unit.BulkInsertAsync(added, cancellationToken);
    }

    /// <summary>What makes two clockings the same.</summary>
    private readonly record struct Identity(PersonId Person, PostId Post, DateTimeOffset At, PresenceKind Kind)
    {
        public static Identity Of(PresenceEvent clocking) => new(clocking.PersonId, clocking.PostId, clocking.At, clocking.Kind);
    }
}
