using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>Plays cases through the moves of the domain, as their course says, up to an instant.</summary>
internal sealed class CasePlayer(int seed, StaffRoom staff, IReadOnlyList<ClosingRule>? rules = null)
{
    private const string Desk = "G05";
    private const string Leaders = "G01";

    /// <summary>Takes a case in at the instant of its receipt and plays it on.</summary>
    /// <exception cref="InvalidOperationException">The domain refuses a step: a mistake of the course.</exception>
    public Case Play(CaseReceipt receipt, CaseNumber number, DateTimeOffset until)
    {
        var at = receipt.At.CutToSecond();
        var taken = Case.Receive(TypedId.New<CaseId>(at), number, receipt.Intake(at), Move(Pick(Desk, at), at));
        if (!taken.IsDone)
        {
            throw new InvalidOperationException($"The case is refused: {taken.Refusal}");
        }

        Advance(taken.Value, until);
        return taken.Value;
    }

    /// <summary>
    /// Plays a case on, until its course ends or a rule of the site stands in its way; answers whether anything happened.
    /// </summary>
    public bool Advance(Case one, DateTimeOffset until)
    {
        var moved = false;
        while (CaseCourse.Next(seed, one) is { } turn && turn.At <= until)
        {
            var at = turn.At > one.ChangedAt ? turn.At.CutToSecond() : one.ChangedAt;
            if (!Step(one, turn, at < one.ChangedAt ? one.ChangedAt : at).IsDone)
            {
                break;
            }

            moved = true;
        }

        return moved;
    }

    /// <summary>What is written down when a case is done.</summary>
    public static string ResultOf(Case one) => SubjectOf(one)?.Result ?? one.Title;

    /// <summary>Post whose people handle a case.</summary>
    public static string HandlersOf(Case one) =>
        SubjectOf(one) is { } subject ? EstateData.Shipped.HandlerOf(subject) : EstateData.Shipped.Handlers[one.Kind];

    private static CaseSubject? SubjectOf(Case one) => EstateData.Shipped.SubjectOf(one.Title);

    private Result Step(Case one, CaseTurn turn, DateTimeOffset at) => turn.Kind switch
    {
        CaseEventKind.Assigned => one.Assign(Pick(HandlersOf(one), at).Id, Move(Pick(Leaders, at, Roles.TeamLeader.Key), at)),
        CaseEventKind.Responded => one.Respond(Move(Handler(one, at), at)),
        CaseEventKind.Resolved => one.Resolve(ResultOf(one), Move(Handler(one, at), at)),
        CaseEventKind.CalledBack => one.CallBack(turn.Satisfaction, null, Move(Pick(Desk, at), at)),
        CaseEventKind.Closed => one.Close(Move(Pick(Desk, at), at), rules ?? []),
        CaseEventKind.Reopened => one.Reopen(one.Title, Move(Pick(Desk, at), at)),
        CaseEventKind.Received or CaseEventKind.Imported or CaseEventKind.Corrected or CaseEventKind.Reassigned
            or CaseEventKind.HandedUp or CaseEventKind.PassedUp or CaseEventKind.Noted => throw new NotSupportedException($"{turn.Kind} is no step of a course."),
    };

    private Person Handler(Case one, DateTimeOffset at) => (one.AssignedTo is { } id ? staff.Find(id) : null) ?? Pick(HandlersOf(one), at);

    private Person Pick(string post, DateTimeOffset at, string? role = null) =>
        Chance.Of(seed, "who " + post, at.ToUnixTimeSeconds()).Pick(staff.At(post, at, role));

    private static CaseMove Move(Person by, DateTimeOffset at) => new(new CaseActor(by.Id, by.Name), at);
}
