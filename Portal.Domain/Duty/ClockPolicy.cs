using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>What is odd about a clocking. It is taken all the same, since terminals lose events.</summary>
public enum ClockWarning
{
    /// <summary>An <c>out</c> at a post where the person is not; it changes nothing.</summary>
    OutWithoutIn = 1,

    /// <summary>It ends the person's stay at another post.</summary>
    LeavesOtherPost = 2,

    /// <summary>The post that the person leaves will have fewer people than it needs .</summary>
    LeavesGap = 3,

    /// <summary>The person lacks a certificate that the post needs now.</summary>
    Unqualified = 4,
}

/// <summary>Looks at a clocking before it is taken.</summary>
public static class ClockPolicy
{
    /// <summary>What is odd about a clocking that is about to be made.</summary>
    /// <param name="coverage">Coverage without the clocking.</param>
    /// <param name="person">Who clocks.</param>
    /// <param name="post">Where.</param>
    /// <param name="kind">What.</param>
    /// <param name="at">When; nothing later is looked at.</param>
    public static IReadOnlyList<ClockWarning> Judge(Coverage coverage, PersonId person, Post post, PresenceKind kind, DateTimeOffset at)
    {
        var state = coverage.StateOf(person, at);
        var isHere = state?.Post == post.Id;
        if (kind is PresenceKind.Out && !isHere)
        {
            return [ClockWarning.OutWithoutIn];
        }

        List<ClockWarning> warnings = [];
        if (state is not null && !isHere)
        {
            warnings.Add(ClockWarning.LeavesOtherPost);
        }

        var comes = kind is PresenceKind.In or PresenceKind.Back;
        if (state is { Away: false } && !(isHere && comes) && coverage.NeedsToStay(state, at))
        {
            warnings.Add(ClockWarning.LeavesGap);
        }

        if (comes && !coverage.IsQualified(person, post, at))
        {
            warnings.Add(ClockWarning.Unqualified);
        }

        return warnings;
    }
}
