using Portal.Domain.Handover;

namespace Portal.Features.Handover;

/// <summary>Something carried over, as people see it.</summary>
/// <param name="No">Its number in its handover; null while it is only proposed.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Subject">Names it among its kind.</param>
/// <param name="Text">What it is.</param>
/// <param name="Since">Since when it is open (UTC).</param>
/// <param name="By">Who wrote it, or null.</param>
/// <param name="EndedAt">When it ended (UTC), or null.</param>
/// <param name="EndedBy">Who said so, where somebody of the post did.</param>
/// <param name="EndNote">What was done, or null.</param>
public sealed record CarriedLine(
    int? No, CarriedKind Kind, string Subject, string Text, DateTimeOffset Since, string? By, DateTimeOffset? EndedAt = null, string? EndedBy = null, string? EndNote = null)
{
    /// <summary>Page of it, or null.</summary>
    public string? Href => Kind == CarriedKind.Case ? "/cases/" + Subject : null;

    /// <summary>Key of the obligation, or null.</summary>
    public string? Obligation => Kind == CarriedKind.Obligation ? Subject[..Subject.IndexOf('|', StringComparison.Ordinal)] : null;

    internal static CarriedLine Of(HandoverItem item, DateTimeOffset? ended) => new(item.No, item.Kind, item.Subject, item.Text, item.Since, item.By, ended, item.DoneBy, item.DoneNote);

    internal static CarriedLine Of(CarriedThing thing) => new(null, thing.Kind, thing.Subject, thing.Text, thing.Since, thing.By);
}
