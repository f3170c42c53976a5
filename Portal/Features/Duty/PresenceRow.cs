using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Features.Duty;

/// <summary>A clocking as a file or a terminal tells it.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Post">Post code.</param>
/// <param name="At">When, UTC, whole seconds.</param>
/// <param name="Kind">What.</param>
internal sealed record PresenceRow(string Staff, string Post, DateTimeOffset At, PresenceKind Kind)
{
    /// <summary>The row's clocking; null when a cell cannot be read, which the row then says.</summary>
    public static PresenceRow? Read(ImportRow row, SiteZone zone)
    {
        var (staff, post, at, word) = (row.Code("staff"), row.Code("post"), row.Instant("at", zone), row.Word("event"));
        return row.IsGood && at is { } instant && word is not null
            ? new PresenceRow(staff, post, instant, word switch
            {
                "in" => PresenceKind.In,
                "out" => PresenceKind.Out,
                "away" => PresenceKind.Away,
                _ => PresenceKind.Back,
            })
            : null;
    }
}
