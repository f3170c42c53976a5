using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Features.Demo.Making;
using Portal.Features.Rules;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Enters the meetings of the weeks before the demonstration began, once, and fills what the documents leave to the site:
/// day and time of the weekly meeting, and how long before a meeting people are reminded.
/// </summary>
internal sealed class EnterMeetings(PortalWriter writer, PortalReader reader, SiteZone zone) : IUseCase
{
    private static readonly (string Key, string Value)[] Choices =
        [("team_meeting_day", "wed"), ("team_meeting_time", "16:00"), ("reminder_before_start_min", "15")];

    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Enters them; nothing where there are meetings of the past.</summary>
    public async Task RunAsync(Demonstration mark, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync((db, token) => IsEnteredAsync(db, mark, token), cancellationToken))
        {
            return;
        }

        await writer.WriteAsync<EnterMeetings>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var staff = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code).ToListAsync(token);
                var known = await unit.Db.Set<MeetingSeries>().AsNoTracking().ToListAsync(token);
                var chosen = await unit.Db.Set<RuleVersionRow>().Select(row => row.Key).ToListAsync(token);
                unit.Db.AddRange(new MeetingHistory(mark.Seed, staff, zone, unit.Now).Make(known));
                unit.Db.AddRange(Choices.Where(choice => !chosen.Contains(choice.Key)).Select(choice => new RuleVersionRow
                {
                    Key = choice.Key,
                    Number = 1,
                    Value = choice.Value,
                    From = unit.Now,
                    ChangedAt = unit.Now,
                    ChangedBy = unit.Actor.Name,
                }));
                return Result.Done;
            },
            cancellationToken);
    }

    private static async Task<bool> IsEnteredAsync(PortalDb db, Demonstration mark, CancellationToken cancellationToken)
    {
        var made = mark.MadeAt;
        return await db.Set<Meeting>().AnyAsync(one => one.Start < made, cancellationToken);
    }
}
