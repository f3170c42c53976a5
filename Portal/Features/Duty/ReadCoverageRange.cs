using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Shows coverage integrated over a range, with its segments.</summary>
public sealed class ReadCoverageRange(PortalReader reader, DutyRecordLoader loader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Coverage over <c>[from, to)</c> of one post or all.</summary>
    /// <returns>The range, <see cref="DutyFeatureRefusals.PostUnknown"/>, or why the range is not answered.</returns>
    public Task<Result<CoverageRange>> RunAsync(Actor actor, DateTimeOffset from, DateTimeOffset to, string? postCode, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadCoverageRange, CoverageRange>(
            actor,
            async (db, token) =>
            {
                if (Coverage.CheckRange(from, to, zone).Refusal is { } refusal)
                {
                    return refusal;
                }

                var data = await loader.LoadAsync(db, from, to, token);
                var post = postCode is null ? null : data.Record.Posts.FirstOrDefault(post => post.Code == postCode);
                return postCode is not null && post is null
                    ? DutyFeatureRefusals.PostUnknown.With(postCode)
                    : data.Coverage.Range(from, to, clock.GetUtcNow(), post?.Id);
            },
            cancellationToken);
}
