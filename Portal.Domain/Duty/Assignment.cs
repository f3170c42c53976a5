using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>A person's planned shift at a post. A shift that falls through is withdrawn, never deleted.</summary>
public sealed class Assignment
{
    private Assignment(AssignmentId id, PersonId personId, PostId postId, DateTimeOffset start, DateTimeOffset end)
    {
        Id = id;
        PersonId = personId;
        PostId = postId;
        Start = start;
        End = end;
    }

    /// <summary>Identity inside the portal.</summary>
    public AssignmentId Id { get; private set; }

    /// <summary>Who is to come. Person, post and start identify an assignment for imports.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Where.</summary>
    public PostId PostId { get; private set; }

    /// <summary>Start, inclusive; UTC, whole seconds.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>End, exclusive; UTC, whole seconds.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>True once the shift has been taken from the person; it no longer counts as planned.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>Why it was withdrawn, e.g. illness.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Plans a shift; instants are cut to whole seconds.</summary>
    /// <returns><see cref="DutyRefusals.EndNotAfterStart"/> for an empty shift.</returns>
    public static Result<Assignment> Plan(AssignmentId id, PersonId personId, PostId postId, DateTimeOffset start, DateTimeOffset end) =>
        end.CutToSecond() > start.CutToSecond()
            ? new Assignment(id, personId, postId, start.CutToSecond(), end.CutToSecond())
            : DutyRefusals.EndNotAfterStart;

    /// <summary>Moves the end.</summary>
    /// <returns>Whether anything changed, or <see cref="DutyRefusals.EndNotAfterStart"/>.</returns>
    public Result<bool> EndAt(DateTimeOffset end)
    {
        var cut = end.CutToSecond();
        if (cut <= Start)
        {
            return DutyRefusals.EndNotAfterStart;
        }

        var changed = cut != End;
        End = cut;
        return changed;
    }

    /// <summary>Takes the shift from the person.</summary>
    /// <returns><see cref="DutyRefusals.AlreadyWithdrawn"/> the second time.</returns>
    public Result Withdraw(string reason)
    {
        if (Withdrawn)
        {
            return DutyRefusals.AlreadyWithdrawn;
        }

        Withdrawn = true;
        WithdrawnReason = reason;
        return Result.Done;
    }

    /// <summary>True when the shift stands and holds an instant.</summary>
    public bool Contains(DateTimeOffset instant) => !Withdrawn && Start <= instant && instant < End;
}
