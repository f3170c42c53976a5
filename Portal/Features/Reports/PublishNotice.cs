using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>Passes on what comes from above to everybody or to a department; each finds it in the inbox [D-303].</summary>
public sealed class PublishNotice(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Page of a notice.</summary>
    internal static string LinkTo(NoticeId id) => $"/notices?notice={id.Value:N}";

    /// <summary>Publishes it.</summary>
    /// <param name="actor">Who passes it on.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="text">What it says.</param>
    /// <param name="origin">From whom above.</param>
    /// <param name="department">For whom; null or blank means everybody.</param>
    /// <param name="category">What it is about; a business change and a preferential policy have to be learned in time.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public Task<Result<NoticeId>> RunAsync(Actor actor, string? title, string? text, string? origin, string? department, NoticeCategory category, CancellationToken cancellationToken) =>
        writer.WriteAsync<PublishNotice, NoticeId>(
            actor,
            async (unit, token) =>
            {
                var only = string.IsNullOrWhiteSpace(department) ? null : department.Trim();
                var readers = await unit.Db.Set<Person>().Where(person => person.Active && (only == null || person.Department == only)).Select(person => person.Id).ToListAsync(token);
                readers.Remove(actor.Person ?? default);
                var notice = Notice.Publish(TypedId.New<NoticeId>(unit.Now), title, text, origin, only, readers, actor.Name, unit.Now, category);
                if (!notice.IsDone)
                {
                    return notice.Refusal;
                }

                unit.Db.Add(notice.Value);
                foreach (var reader in readers)
                {
                    unit.Send(InboxMessage.To(reader, "notices.message", [notice.Value.Origin, notice.Value.Title], unit.Now, "D-303", LinkTo(notice.Value.Id)));
                }

                return notice.Value.Id;
            },
            cancellationToken);
}
