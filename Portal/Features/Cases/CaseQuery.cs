using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Exchange.Api;

namespace Portal.Features.Cases;

/// <summary>A filter as a query string has it. What cannot be read is not asked for.</summary>
internal sealed record CaseQuery(
    string? Kind, string? Status, string? Figure, string? AsOf, string? Period, string? Unit, string? Assignee, string? Text, int Page = 1)
{
    public CaseFilter ToFilter(SiteZone zone) => new()
    {
        Kind = Word<CaseKind>(Kind),
        Status = Word<CaseStatus>(Status),
        Figure = Word<CaseFigure>(Figure),
        AsOf = string.IsNullOrWhiteSpace(AsOf) ? null
            : AskedInstant.Read(AsOf, "asOf", zone, default) is { IsDone: true } at ? at.Value : null,
        Period = Domain.Kernel.Period.TryParse(Period, out var period) ? period : null,
        Unit = string.IsNullOrWhiteSpace(Unit) ? null : Unit.Trim(),
        Assignee = Guid.TryParse(Assignee, out var person) ? new PersonId(person) : null,
        Text = Text,
    };

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;
}
