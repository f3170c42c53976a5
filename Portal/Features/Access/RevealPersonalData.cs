using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>
/// Shows one masked value for a stated reason. The look is in the audit chain before the value is answered: who, when,
/// which kind of which record, and why; never the value itself.
/// </summary>
internal sealed class RevealPersonalData(PortalWriter writer, IEnumerable<IPersonalDataSource> sources) : IUseCase
{
    public const int ShortestReason = 4;
    private const int LongestReason = 200;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public static string Right => Rights.PersonalDataReveal;

    /// <summary>Records the look and answers the full value.</summary>
    public Task<Result<string>> RunAsync(Actor actor, string kind, Guid id, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<RevealPersonalData, string>(
            actor,
            async (unit, token) =>
            {
                if (reason.Trim() is not { Length: >= ShortestReason and <= LongestReason } why)
                {
                    return AccessFeatureRefusals.ReasonMissing;
                }

                var source = sources.FirstOrDefault(source => source.Kind == kind);
                if (source is null || await source.ReadAsync(unit.Db, id, token) is not { Length: > 0 } value)
                {
                    return AccessFeatureRefusals.PersonalDataUnknown;
                }

                unit.Record(JsonSerializer.Serialize(new { kind, id, reason = why }, Readable));
                return value;
            },
            cancellationToken);
}
