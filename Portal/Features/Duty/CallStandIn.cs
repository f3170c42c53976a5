using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Duty;

/// <summary>Asks somebody, through the inbox, to stand in at a post that lacks people now. Who comes is known when the person clocks in.</summary>
public sealed class CallStandIn(PortalWriter writer, DutyRecordLoader loader, SiteZone zone) : IUseCase
{
    /// <summary>The duty board must show a rostered post without a signed-on person as uncovered .</summary>
    private const string GapClause = "A-013";

    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Sends the call; a second one to the same person for the same gap is refused.</summary>
    public Task<Result> RunAsync(Actor actor, PostId post, PersonId person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync<CallStandIn>(
            actor,
            async (unit, token) =>
            {
                var today = zone.DateOf(unit.Now);
                var data = await loader.LoadAsync(unit.Db, zone.ToInstant(today.AddDays(-2)), zone.ToInstant(today.AddDays(1)), token);
                var gap = data.Coverage.Gaps(unit.Now).FirstOrDefault(gap => gap.Post.Id == post);
                var refusal = !data.Posts.ContainsKey(post) ? DutyFeatureRefusals.PostMissing
                    : gap is null ? DutyFeatureRefusals.NoGap.With(data.Posts[post].Name)
                    : Check(data, person, gap, unit.Now);
                if (refusal is not null)
                {
                    return refusal;
                }

                var link = StandInCalls.LinkOf(gap!.Post);
                var earlier = await unit.Db.Set<InboxMessage>().FirstOrDefaultAsync(
                    message => message.Person == person && message.Text == StandInCalls.Text && message.Link == link && message.DeliveredAt >= gap.Since, token);
                if (earlier is not null)
                {
                    return DutyFeatureRefusals.AlreadyCalled.With(data.PersonOf(person).Name);
                }

                unit.Send(InboxMessage.To(person, StandInCalls.Text, [gap.Post.Name, gap.Missing, gap.Since, actor.Name], unit.Now, GapClause, link));
                return Result.Done;
            },
            cancellationToken);
    }

    private static Refusal? Check(DutyData data, PersonId id, PostGap gap, DateTimeOffset now) =>
        !data.People.TryGetValue(id, out var person) ? DutyFeatureRefusals.PersonMissing
        : !person.Active ? DutyFeatureRefusals.PersonLeft.With(person.Name)
        : !data.Coverage.IsQualified(id, gap.Post, now) ? DutyFeatureRefusals.NotQualified.With(person.Name, gap.Post.Name)
        : data.Coverage.StateOf(id, now) is not null ? DutyFeatureRefusals.AtAPost.With(person.Name)
        : null;
}
