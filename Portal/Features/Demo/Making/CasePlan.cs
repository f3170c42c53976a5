using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>A case and what is done about it, before it has a number.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Unit">Whose it is, or null for a public place.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="ResponseDue">Promised response.</param>
/// <param name="ResolveDue">Promised resolution.</param>
/// <param name="TakenBy">Who took it.</param>
/// <param name="Steps">What was done, in order of time.</param>
internal sealed record CasePlan(
    CaseSubject Subject,
    CaseChannel Channel,
    Unit? Unit,
    DateTimeOffset ReceivedAt,
    DateTimeOffset ResponseDue,
    DateTimeOffset ResolveDue,
    Person TakenBy,
    IReadOnlyList<CaseStep> Steps)
{
    /// <summary>What is written down at the desk.</summary>
    public CaseIntake Intake => new()
    {
        Kind = Subject.Kind,
        Title = Subject.FullTitle,
        ReceivedAt = ReceivedAt,
        Channel = Channel,
        Unit = Unit?.Id,
        Category = Subject.Category,
        Severity = Subject.Severity,
        ResponseDue = ResponseDue,
        ResolveDue = ResolveDue,
        CallerName = Unit?.Owner,
        CallerPhone = Unit?.Phone,
    };

    /// <summary>Plays the case through the moves of the domain.</summary>
    /// <exception cref="InvalidOperationException">The domain refuses a step: a mistake of the plan.</exception>
    public Case Play(CaseNumber number)
    {
        var taken = Case.Receive(TypedId.New<CaseId>(ReceivedAt), number, Intake, Move(TakenBy, ReceivedAt));
        if (!taken.IsDone)
        {
            throw new InvalidOperationException($"The case is refused: {taken.Refusal}");
        }

        foreach (var step in Steps)
        {
            var move = Move(step.By, step.At);
            var result = step.Kind switch
            {
                CaseEventKind.Assigned => taken.Value.Assign(step.Assignee!.Id, move),
                CaseEventKind.Responded => taken.Value.Respond(move),
                CaseEventKind.Resolved => taken.Value.Resolve(step.Note!, move),
                CaseEventKind.CalledBack => taken.Value.CallBack(step.Satisfaction, step.Note, move),
                CaseEventKind.Closed => taken.Value.Close(move, []),
                CaseEventKind.Reopened => taken.Value.Reopen(step.Note!, move),
                CaseEventKind.Received or CaseEventKind.Imported or CaseEventKind.Corrected or CaseEventKind.Reassigned
                    or CaseEventKind.HandedUp or CaseEventKind.Noted => throw new NotSupportedException($"{step.Kind} is not planned."),
            };
            if (result.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"The step {step.Kind} is refused: {refusal}");
            }
        }

        return taken.Value;
    }

    private static CaseMove Move(Person by, DateTimeOffset at) => new(new CaseActor(by.Id, by.Name), at);
}

/// <summary>One step of a case.</summary>
internal sealed record CaseStep(
    CaseEventKind Kind, DateTimeOffset At, Person By, Person? Assignee = null, string? Note = null, int? Satisfaction = null);
