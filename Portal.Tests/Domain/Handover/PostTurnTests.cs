using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Handover;

/// <summary>Turns of a post: who relieves whom, and whose what is due is.</summary>
public sealed class PostTurnTests
{
    private static readonly PostId Post = PostId.From(new Guid(1, 0, 0, new byte[8]));
    private static readonly PostId Other = PostId.From(new Guid(2, 0, 0, new byte[8]));

    [Fact]
    public void Of_Shifts_JoinsThoseThatBeginTogether_AndLeavesOutWithdrawnOnes()
    {
        var withdrawn = Shift(Post, 3, 8, 20);
        withdrawn.Withdraw("病假");

        var turns = PostTurn.Of([Shift(Post, 1, 8, 20), Shift(Post, 2, 8, 18), withdrawn, Shift(Post, 4, 20, 32), Shift(Other, 5, 8, 20)]);

        Assert.Equal(["1 8-20 1,2", "1 20-32 4", "2 8-20 5"], turns.Select(Show));
    }

    [Theory]
    [InlineData("8-20 20-32", "20-32")]
    [InlineData("8-20 19-32", "19-32")]
    [InlineData("8-20 9-17 20-32", "20-32")]
    [InlineData("8-16 9-17 16-24", "9-17")]
    [InlineData("8-18 32-42", "32-42")]
    [InlineData("8-18", null)]
    public void Next_OfTheFirst_IsWhoeverStaysLonger(string plan, string? next)
    {
        var turns = PostTurn.Of(plan.Split(' ').Select((span, index) => Shift(Post, index + 1, int.Parse(span.Split('-')[0], null), int.Parse(span.Split('-')[1], null))).Append(Shift(Other, 99, 10, 90)));

        Assert.Equal(next, turns[0].Next(turns) is { } relief ? $"{Hours(relief.Start)}-{Hours(relief.End)}" : null);
    }

    /// <summary>What is due at the change itself is the outgoing side's record and the incoming side's check.</summary>
    [Theory]
    [InlineData(8, false, false)]
    [InlineData(8, true, true)]
    [InlineData(9, false, true)]
    [InlineData(20, false, true)]
    [InlineData(20, true, false)]
    [InlineData(21, false, false)]
    public void Owns_AtTheEdges_GoesByTheSide(int due, bool isIncoming, bool owns)
    {
        var turns = PostTurn.Of([Shift(Post, 1, 8, 20), Shift(Post, 2, 20, 32)]);

        Assert.Equal(owns, turns[0].Owns(At(due), isIncoming, turns[1]));
    }

    private static string Show(PostTurn turn) => $"{(turn.Post == Post ? 1 : 2)} {Hours(turn.Start)}-{Hours(turn.End)} {string.Join(',', turn.People.Select(person => person.Value.ToString()[7]))}";

    private static double Hours(DateTimeOffset at) => (at - At(0)).TotalHours;

    private static DateTimeOffset At(int hours) => new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero).AddHours(hours);

    private static Assignment Shift(PostId post, int person, int from, int to) =>
        Assignment.Plan(AssignmentId.From(new Guid(person, 7, 0, new byte[8])), PersonId.From(new Guid(person, 0, 0, new byte[8])), post, At(from), At(to)).Value;
}
