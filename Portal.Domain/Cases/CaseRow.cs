using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <summary>One row of the import kind <c>cases</c>, its codes looked up: a case with its history so far.</summary>
public sealed record CaseRow
{
    /// <summary>Number in the other system (<c>id</c>); identity of the row.</summary>
    public required string ExternalNumber { get; init; }

    /// <summary><c>kind</c>.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary><c>title</c>.</summary>
    public required string Title { get; init; }

    /// <summary><c>received_at</c>.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary><c>unit</c>.</summary>
    public UnitId? Unit { get; init; }

    /// <summary><c>category</c>.</summary>
    public string? Category { get; init; }

    /// <summary><c>severity</c>.</summary>
    public string? Severity { get; init; }

    /// <summary><c>response_due</c>.</summary>
    public DateTimeOffset? ResponseDue { get; init; }

    /// <summary><c>resolve_due</c>.</summary>
    public DateTimeOffset? ResolveDue { get; init; }

    /// <summary><c>assigned_to</c>.</summary>
    public PersonId? AssignedTo { get; init; }

    /// <summary><c>assigned_at</c>.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary><c>responded_at</c>.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary><c>resolved_at</c>.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary><c>closed_at</c>.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary><c>satisfaction</c>, 1 to 5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary><c>reopened</c>; a count only.</summary>
    public int Reopened { get; init; }

    /// <summary>The first thing that cannot be, or null.</summary>
    public Refusal? Fault()
    {
        if (string.IsNullOrWhiteSpace(ExternalNumber))
        {
            return CaseRefusals.IdMissing;
        }

        if (string.IsNullOrWhiteSpace(Title))
        {
            return CaseRefusals.TitleMissing;
        }

        if (ResolvedAt < ReceivedAt)
        {
            return CaseRefusals.ResolvedBeforeReceived.With(ReceivedAt);
        }

        if (ClosedAt is not null && ResolvedAt is null)
        {
            return CaseRefusals.ClosedUnresolved;
        }

        if (ClosedAt < ResolvedAt)
        {
            return CaseRefusals.ClosedBeforeResolved.With(ResolvedAt);
        }

        if (Satisfaction is < 1 or > 5)
        {
            return CaseRefusals.SatisfactionRange;
        }

        return Reopened < 0 ? CaseRefusals.ReopenedNegative : null;
    }

    /// <summary>Blanks dropped and instants in UTC, so that equal content compares equal after a round through the store.</summary>
    internal CaseRow Tidy() => this with
    {
        ExternalNumber = ExternalNumber.Trim(),
        Title = Title.Trim(),
        ReceivedAt = ReceivedAt.ToUniversalTime(),
        Category = Case.Blank(Category),
        Severity = Case.Blank(Severity),
        ResponseDue = ResponseDue?.ToUniversalTime(),
        ResolveDue = ResolveDue?.ToUniversalTime(),
        AssignedAt = AssignedAt?.ToUniversalTime(),
        RespondedAt = RespondedAt?.ToUniversalTime(),
        ResolvedAt = ResolvedAt?.ToUniversalTime(),
        ClosedAt = ClosedAt?.ToUniversalTime(),
    };

    /// <summary>
    /// What a newer row means for a case that has moved on here since <paramref name="last"/> was imported: a column
    /// that the file changed is taken from the file, any other stays as the case has it. So the same file again, or a
    /// file that is merely behind, never undoes what the desk did.
    /// </summary>
    internal CaseRow Over(CaseRow ours, CaseRow last) => new()
    {
        ExternalNumber = ExternalNumber,
        Kind = Pick(ours.Kind, last.Kind, Kind),
        Title = Pick(ours.Title, last.Title, Title),
        ReceivedAt = Pick(ours.ReceivedAt, last.ReceivedAt, ReceivedAt),
        Unit = Pick(ours.Unit, last.Unit, Unit),
        Category = Pick(ours.Category, last.Category, Category),
        Severity = Pick(ours.Severity, last.Severity, Severity),
        ResponseDue = Pick(ours.ResponseDue, last.ResponseDue, ResponseDue),
        ResolveDue = Pick(ours.ResolveDue, last.ResolveDue, ResolveDue),
        AssignedTo = Pick(ours.AssignedTo, last.AssignedTo, AssignedTo),
        AssignedAt = Pick(ours.AssignedAt, last.AssignedAt, AssignedAt),
        RespondedAt = Pick(ours.RespondedAt, last.RespondedAt, RespondedAt),
        ResolvedAt = Pick(ours.ResolvedAt, last.ResolvedAt, ResolvedAt),
        ClosedAt = Pick(ours.ClosedAt, last.ClosedAt, ClosedAt),
        Satisfaction = Pick(ours.Satisfaction, last.Satisfaction, Satisfaction),
        Reopened = ours.Reopened + Reopened - last.Reopened,
    };

    private static T Pick<T>(T ours, T last, T file) => EqualityComparer<T>.Default.Equals(last, file) ? ours : file;
}
