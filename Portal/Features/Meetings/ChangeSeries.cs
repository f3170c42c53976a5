using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Sets what a site or one of its centres may set of a series, and adds a centre with a series of its own [B-049].</summary>
public sealed class ChangeSeries(PortalWriter writer, PlanMeetings plan) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Sets a series and plans anew.</summary>
    public async Task<Result> RunAsync(Actor actor, SeriesId id, SeriesSettings settings, CancellationToken cancellationToken)
    {
        var changed = await writer.WriteAsync<ChangeSeries>(
            actor,
            async (unit, token) => await unit.Db.Set<MeetingSeries>().SingleOrDefaultAsync(one => one.Id == id, token) is { } series
                ? series.Set(settings)
                : MeetingRefusals.Unknown,
            cancellationToken);
        return await PlanAsync(changed, cancellationToken);
    }

    /// <summary>Adds a series for a centre.</summary>
    public async Task<Result> AddAsync(Actor actor, MeetingKind kind, string? centre, CancellationToken cancellationToken)
    {
        var added = await writer.WriteAsync<ChangeSeries>(
            actor,
            async (unit, token) =>
            {
                if (SeriesRule.Of(kind) is null)
                {
                    return MeetingRefusals.Unknown;
                }

                if (string.IsNullOrWhiteSpace(centre))
                {
                    return MeetingRefusals.CentreMissing;
                }

                var name = centre.Trim();
                if (await unit.Db.Set<MeetingSeries>().AnyAsync(one => one.Kind == kind && one.Centre == name, token))
                {
                    return MeetingRefusals.SeriesExists;
                }

                unit.Db.Add(new MeetingSeries(kind, name, unit.Now));
                return Result.Done;
            },
            cancellationToken);
        return await PlanAsync(added, cancellationToken);
    }

    private async Task<Result> PlanAsync(Result done, CancellationToken cancellationToken)
    {
        if (done.IsDone)
        {
            await plan.RunAsync(cancellationToken);
        }

        return done;
    }
}
