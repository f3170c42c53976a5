using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Features.Cases;

/// <summary>A row of the kind <c>cases</c> as it was read, before the books are asked for its codes.</summary>
/// <param name="Row">The row; unit and person are not in it yet.</param>
/// <param name="Unit">Code of the unit, or empty.</param>
/// <param name="AssignedTo">Code of the person, or empty.</param>
internal sealed record CaseImport(CaseRow Row, string Unit, string AssignedTo)
{
    /// <summary>Reads the cells; null when the row was rejected.</summary>
    public static CaseImport? Read(ImportRow row, SiteZone zone)
    {
        var kind = row.Word("kind");
        var receivedAt = row.Instant("received_at", zone);
        var read = new CaseRow
        {
            ExternalNumber = row.Code("id"),
            Kind = kind is null ? default : Enum.Parse<CaseKind>(kind, ignoreCase: true),
            Title = row.Text("title"),
            ReceivedAt = receivedAt ?? default,
            Category = Filled(row.Text("category")),
            Severity = Filled(row.Text("severity")),
            ResponseDue = row.Instant("response_due", zone),
            ResolveDue = row.Instant("resolve_due", zone),
            AssignedAt = row.Instant("assigned_at", zone),
            RespondedAt = row.Instant("responded_at", zone),
            ResolvedAt = row.Instant("resolved_at", zone),
            ClosedAt = row.Instant("closed_at", zone),
            Satisfaction = row.WholeNumber("satisfaction", 1, 5),
            Reopened = row.WholeNumber("reopened", 0, int.MaxValue) ?? 0,
        };
        if (row.IsGood && read.Fault() is { } fault)
        {
            row.Reject(fault);
        }

        return row.IsGood ? new CaseImport(read, row.Code("unit"), row.Code("assigned_to")) : null;
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
