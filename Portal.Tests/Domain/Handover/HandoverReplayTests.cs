using Portal.Domain.Handover;

namespace Portal.Tests.Domain.Handover;

/// <summary>
/// Random moves by random people, against an oracle that keeps nothing but the list of moves that were done and reads the
/// state, the signatures and what is listed off that list from the beginning each time.
/// </summary>
public sealed class HandoverReplayTests
{
    private const int Rounds = 2000;
    private const int Moves = 25;

    [Fact]
    public void Moves_InAnyOrder_AgreeWithTheOracle()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var one = new HandoverBuilder().Opened();
            one.Before.Add(HandoverBuilder.Gate("记录"));
            one.After.Add(HandoverBuilder.Gate("检查"));
            var history = new List<(string Move, char By, string Text)>();
            for (var step = 0; step < Moves; step++)
            {
                (one.Before[0], one.After[0]) = (one.Before[0] with { IsDone = random.Next(3) > 0 }, one.After[0] with { IsDone = random.Next(3) > 0 });
                var (move, by, text) = (new[] { "note", "offer", "return", "accept", "amend", "close" }[random.Next(6)], "ABCDE"[random.Next(5)], $"第{step}句");
                var expected = Allows(history, move, by, one.Before[0].IsDone, one.After[0].IsDone);
                var before = Picture(one.Handover);

                var done = Do(one, move, by, text);

                Assert.True(expected == done, $"seed {seed}, step {step}: {move} by {by}");
                if (done)
                {
                    history.Add((move, by, text));
                }
                else
                {
                    Assert.Equal(before, Picture(one.Handover));
                }

                Assert.Equal(Expected(history), Picture(one.Handover));
            }
        }
    }

    private static bool Do(HandoverBuilder one, string move, char by, string text) => move switch
    {
        "note" => one.Note(by, text).IsDone,
        "offer" => one.Offer(by).IsDone,
        "return" => one.Return(by, text).IsDone,
        "accept" => one.Accept(by).IsDone,
        "amend" => one.Amend(by, text).IsDone,
        _ => one.Close(by, 1, text).IsDone,
    };

    /// <summary>The rules once more, in the words of the documents.</summary>
    private static bool Allows(List<(string Move, char By, string Text)> history, string move, char by, bool isRecorded, bool isChecked)
    {
        var lastTurn = history.FindLast(one => one.Move is "offer" or "return" or "accept");
        var (isAccepted, isOffered) = (lastTurn.Move == "accept", lastTurn.Move == "offer");
        var signer = history.FindLast(one => one.Move == "offer").By;
        var (isOutgoing, isIncoming) = (by is 'A' or 'B', by is 'C' or 'D');
        return move switch
        {
            "note" => isOutgoing && !isOffered && !isAccepted,
            "offer" => isOutgoing && !isOffered && !isAccepted && isRecorded,
            "return" => isIncoming && isOffered && by != signer,
            "accept" => isIncoming && isOffered && by != signer && isChecked,
            "amend" => (isOffered || isAccepted) && (isOutgoing || isIncoming),
            _ => isAccepted && isIncoming && history.Exists(one => one.Move == "note") && !history.Exists(one => one.Move == "close"),
        };
    }

    private static string Expected(List<(string Move, char By, string Text)> history)
    {
        var state = history.FindLast(one => one.Move is "offer" or "return" or "accept").Move switch
        {
            "offer" => "Offered",
            "return" => "Returned",
            "accept" => "Accepted",
            _ => "Open",
        };
        var (outgoing, incoming) = (history.FindLast(one => one.Move == "offer").By, history.Find(one => one.Move == "accept").By);
        var notes = history.Where(one => one.Move == "note").Select((one, index) => one.Text + (index == 0 && history.Exists(other => other.Move == "close") ? "✓" : ""));
        var log = history.Where(one => one.Move is not "note" and not "close").Select(one => $"{one.Move}{one.By}");
        return $"{state} {Name(outgoing)} {Name(incoming)} [{string.Join(',', notes)}] {string.Join(',', log)}";

        static string Name(char by) => by == default ? "-" : by.ToString();
    }

    private static string Picture(ShiftHandover one)
    {
        var notes = one.Items.Select(item => item.Text + (item.DoneAt is null ? "" : "✓"));
        var log = one.Log.Where(entry => entry.Kind != HandoverEventKind.Opened).Select(entry => $"{Word(entry.Kind)}{entry.By[^1]}");
        return $"{one.State} {one.OutgoingName?[^1..] ?? "-"} {one.IncomingName?[^1..] ?? "-"} [{string.Join(',', notes)}] {string.Join(',', log)}";

        static string Word(HandoverEventKind kind) => kind switch
        {
            HandoverEventKind.Offered => "offer",
            HandoverEventKind.Returned => "return",
            HandoverEventKind.Accepted => "accept",
            HandoverEventKind.Amended => "amend",
            _ => kind.ToString(),
        };
    }
}
