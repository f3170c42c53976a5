using Portal.Domain.Kernel;

namespace Portal.Domain.Cases;

/// <content>Cases that come from another system, by file or by the API, with their history so far.</content>
public sealed partial class Case
{
    /// <summary>
    /// A case as another system has it. Closed without resolved, resolved before received and closed before resolved
    /// are refused; what only our own intake asks for (<see cref="Receive"/>) is not asked of it.
    /// </summary>
    public static Result<Case> FromHistory(CaseId id, CaseNumber number, CaseRow row, CaseMove move)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Fault() is { } fault)
        {
            return fault;
        }

        var imported = new Case { Id = id, Number = number };
        imported.Take(row.Tidy());
        imported.Imported = row.Tidy();
        imported.Record(CaseEventKind.Imported, move);
        return imported;
    }

    /// <summary>
    /// The other system's row of this case again. Columns that its file changed since the last time are taken over;
    /// what happened here in the meantime otherwise stays.
    /// </summary>
    /// <returns>False when the row says nothing new and nothing was changed.</returns>
    public Result<bool> Correct(CaseRow row, CaseMove move)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Fault() is { } fault)
        {
            return fault;
        }

        var file = row.Tidy();
        var last = Imported ?? Columns();
        if (file == last)
        {
            return false;
        }

        var merged = file.Over(Columns(), last);
        if ((merged.Fault() ?? AgainstReopenings(merged)) is { } misfit)
        {
            return misfit;
        }

        Take(merged);
        Imported = file;
        Record(CaseEventKind.Corrected, move);
        return true;
    }

    private Refusal? AgainstReopenings(CaseRow merged) =>
        _reopenings.Count == 0 ? null
        : merged.ReceivedAt > _reopenings[0].ResolvedAt ? CaseRefusals.ReceivedAfterReopening.With(_reopenings[0].ResolvedAt)
        : merged.ResolvedAt < _reopenings[^1].ReopenedAt ? CaseRefusals.ResolvedBeforeReopened.With(_reopenings[^1].ReopenedAt)
        : null;

    private void Take(CaseRow row)
    {
        if (row.AssignedTo != AssignedTo || row.RespondedAt != RespondedAt)
        {
            StartedAt = row.RespondedAt;
        }

        ExternalNumber = row.ExternalNumber;
        Kind = row.Kind;
        Title = row.Title;
        ReceivedAt = row.ReceivedAt;
        Unit = row.Unit;
        Category = row.Category;
        Severity = row.Severity;
        ResponseDue = row.ResponseDue;
        ResolveDue = row.ResolveDue;
        AssignedTo = row.AssignedTo;
        AssignedAt = row.AssignedAt;
        RespondedAt = row.RespondedAt;
        ResolvedAt = row.ResolvedAt;
        ClosedAt = row.ClosedAt;
        Satisfaction = row.Satisfaction;
        Reopened = row.Reopened;
    }

    private CaseRow Columns() => new()
    {
        ExternalNumber = ExternalNumber ?? Number.ToString(),
        Kind = Kind,
        Title = Title,
        ReceivedAt = ReceivedAt,
        Unit = Unit,
        Category = Category,
        Severity = Severity,
        ResponseDue = ResponseDue,
        ResolveDue = ResolveDue,
        AssignedTo = AssignedTo,
        AssignedAt = AssignedAt,
        RespondedAt = RespondedAt,
        ResolvedAt = ResolvedAt,
        ClosedAt = ClosedAt,
        Satisfaction = Satisfaction,
        Reopened = Reopened,
    };
}
