using System.Globalization;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Registers;

/// <summary>Through which stages an entry goes.</summary>
public sealed class RegisterBookTests
{
    private static readonly Wording Name = new("名", "name");

    [Theory]
    [InlineData("5", "5", null)]
    [InlineData("5", "3", "returned")]
    [InlineData("5", null, "returned")]
    [InlineData("0", "0", null)]
    public void Current_OfAConditionalStage_IsThatStageOnlyWhileItHolds(string quantity, string? used, string? expected)
    {
        var book = Book(
            Stage("issued", "quantity"),
            Stage("used", "used"),
            Stage("returned", "returned") with { When = new StageCondition.More("quantity", "used") });
        EvidenceAnswer[] answers = [new("quantity", "", quantity), .. used is null ? Array.Empty<EvidenceAnswer>() : [new EvidenceAnswer("used", "", used)]];

        Assert.Equal(expected, book.Current(new HashSet<string> { "issued", "used" }, answers)?.Key);
    }

    [Fact]
    public void Current_WithAnAnswerThatEnds_IsNone_AndAfterItsCorrectionTheNextStageAgain()
    {
        var book = Book(Stage("asked", "a"), Stage("decided", "decision") with { EndsOn = new AnswerCondition("decision", "0", false) }, Stage("done", "c"));
        HashSet<string> done = ["asked", "decided"];

        Assert.Null(book.Current(done, [new("decision", "", "0")]));
        Assert.Equal("done", book.Current(done, [new("decision", "", "1")])?.Key);
        Assert.Equal("decided", book.Last(done)?.Key);
    }

    /// <summary>Whoever always does the stage that is asked for goes the way that the book describes, read from its beginning.</summary>
    [Fact]
    public void Current_DoneAgainAndAgain_GoesTheWayOfTheBook()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var book = RandomBook(random);
            var answers = book.Items.ToDictionary(item => item.Key, item => new EvidenceAnswer(item.Key, "", random.Next(3).ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal);

            var walked = new List<string>();
            while (book.Current(walked.ToHashSet(), [.. walked.Select(stage => answers["n-" + stage])]) is { } stage)
            {
                walked.Add(stage.Key);
            }

            Assert.Equal(Way(book, answers), walked);
        }
    }

    /// <summary>One pass over the book, with what is known when each stage is reached.</summary>
    private static List<string> Way(RegisterBook book, Dictionary<string, EvidenceAnswer> answers)
    {
        var way = new List<string>();
        foreach (var stage in book.Stages)
        {
            int Number(string item) => way.Contains(item[2..]) ? int.Parse(answers[item].Value, CultureInfo.InvariantCulture) : 0;
            var isDone = stage.When switch
            {
                StageCondition.More more => Number(more.Item) > Number(more.Than),
                StageCondition.Answered { Condition: var condition } => way.Contains(condition.Item[2..]) && answers[condition.Item].Value == condition.Value,
                _ => true,
            };
            if (!isDone)
            {
                continue;
            }

            way.Add(stage.Key);
            if (stage.EndsOn is { } end && way.Contains(end.Item[2..]) && answers[end.Item].Value == end.Value)
            {
                break;
            }
        }

        return way;
    }

    private static RegisterBook RandomBook(Random random)
    {
        var count = random.Next(1, 7);
        return Book([.. Enumerable.Range(0, count).Select(index =>
        {
            var stage = Stage($"s{index}", $"n-s{index}");
            string Earlier(int below) => $"n-s{random.Next(below)}";
            return stage with
            {
                When = index == 0 ? null : random.Next(4) switch
                {
                    0 => new StageCondition.More(Earlier(index), Earlier(index)),
                    1 => new StageCondition.Answered(new AnswerCondition(Earlier(index), "1", false)),
                    _ => null,
                },
                EndsOn = random.Next(4) == 0 ? new AnswerCondition(Earlier(index + 1), "2", false) : null,
            };
        })]);
    }

    private static RegisterBook Book(params RegisterStage[] stages) => new("book", Name, ["X-001"], stages);

    private static RegisterStage Stage(string key, string number) => new(key, Name, new EvidenceForm([new EvidenceItem(number, Name, EvidenceItemKind.Number)]));
}
