using System.Globalization;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Obligations;

/// <summary>What a form takes as an answer, and when it is complete.</summary>
public sealed class EvidenceFormTests
{
    private static readonly ILookup<string, string> NoThings = Array.Empty<string>().ToLookup(thing => thing);
    private static readonly ILookup<string, string> Cameras = new[] { "C1", "C2" }.ToLookup(_ => "cameras");

    private static readonly EvidenceForm Form = new(
    [
        Item("power", EvidenceItemKind.Tick),
        Item("door", EvidenceItemKind.OkOrFault),
        Item("visits", EvidenceItemKind.Number) with { Least = 0, Most = 50, NormFrom = RuleValue.From("fewest"), NormTo = RuleValue.Of("8") },
        Item("words", EvidenceItemKind.Text) with { IsRequired = false },
        Item("which", EvidenceItemKind.Choice) with { Choices = [new EvidenceChoice("a", new Wording("甲", "A")), new EvidenceChoice("b", new Wording("乙", "B"))] },
        Item("picture", EvidenceItemKind.Photo),
    ]);

    [Theory]
    [InlineData("power", "yes", null, null)]
    [InlineData("power", "no", null, "evidence.value-unknown")]
    [InlineData("door", "ok", null, null)]
    [InlineData("door", "fault", null, "evidence.remark-missing")]
    [InlineData("door", "fault", "  ", "evidence.remark-missing")]
    [InlineData("door", "fault", "锁坏了", null)]
    [InlineData("visits", "4", null, null)]
    [InlineData("visits", "8", null, null)]
    [InlineData("visits", "3", null, "evidence.remark-missing")]
    [InlineData("visits", "9", null, "evidence.remark-missing")]
    [InlineData("visits", "9", "多一位", null)]
    [InlineData("visits", "51", "x", "evidence.out-of-range")]
    [InlineData("visits", "-1", "x", "evidence.out-of-range")]
    [InlineData("visits", "four", null, "evidence.not-a-number")]
    [InlineData("words", "", null, "evidence.value-missing")]
    [InlineData("words", "好", null, null)]
    [InlineData("which", "b", null, null)]
    [InlineData("which", "c", null, "evidence.value-unknown")]
    [InlineData("picture", "later", null, "evidence.value-unknown")]
    [InlineData("picture", "0123456789abcdef0123456789abcdef", null, null)]
    [InlineData("roof", "yes", null, "evidence.item-unknown")]
    public void Answer_ByItsKind_IsTakenOrRefused(string item, string value, string? remark, string? refusal)
    {
        var form = Form.With(key => key == "fewest" ? "4" : null);

        Assert.Equal(refusal, form.Read(new EvidenceAnswer(item, "", value, remark), NoThings).Refusal?.Code);
    }

    [Fact]
    public void Answer_IsKeptInCanonicalForm()
    {
        var read = Form.Read(new EvidenceAnswer("visits", "", " 05.50 ", " 说明 "), NoThings).Value;

        Assert.Equal(("5.5", "说明"), (read.Value, read.Remark));
    }

    [Fact]
    public void Answer_LongerThanItMayBe_IsRefused()
    {
        var text = new string('长', EvidenceForm.LongestText + 1);

        Assert.Equal("evidence.too-long", Form.Read(new EvidenceAnswer("words", "", text), NoThings).Refusal?.Code);
        Assert.Equal("evidence.too-long", Form.Read(new EvidenceAnswer("door", "", "fault", text), NoThings).Refusal?.Code);
    }

    [Fact]
    public void Norm_OfAnOpenParameter_FindsNothing()
    {
        var visits = Form.With(_ => null).Items.Single(item => item.Key == "visits");

        Assert.False(visits.IsFinding("0"));
        Assert.True(visits.IsFinding("9"));
    }

    [Fact]
    public void Item_OfEachThing_IsAskedOfEachAndOnceWhileNoneIsListed()
    {
        var form = new EvidenceForm([Item("picture", EvidenceItemKind.OkOrFault) with { Each = "cameras" }, Item("desk", EvidenceItemKind.Tick)]);

        Assert.Equal([("picture", "C1"), ("picture", "C2"), ("desk", "")], form.Lines(Cameras).Select(line => (line.Item.Key, line.Thing)));
        Assert.Equal([("picture", ""), ("desk", "")], form.Lines(NoThings).Select(line => (line.Item.Key, line.Thing)));
        Assert.Equal(["C2"], form.Open([new EvidenceAnswer("picture", "C1", "ok"), new EvidenceAnswer("desk", "", "yes")], Cameras).Select(line => line.Thing));
        Assert.Equal("evidence.item-unknown", form.Read(new EvidenceAnswer("picture", "C3", "ok"), Cameras).Refusal?.Code);
    }

    /// <summary>Closed exactly when every required line has its answer, whatever was answered in whatever order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_AfterRandomAnswers_IsWhatIsRequiredAndMissing(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var form = new EvidenceForm(
            [
                .. Enumerable.Range(0, random.Next(1, 8)).Select(index => Item("i" + index.ToString(CultureInfo.InvariantCulture), EvidenceItemKind.Tick)
                    with { IsRequired = random.Next(3) > 0, Each = random.Next(2) == 0 ? "cameras" : null }),
            ]);
            var lines = form.Lines(Cameras).ToArray();
            random.Shuffle(lines);
            var answered = lines[..random.Next(lines.Length + 1)];

            var open = form.Open(answered.Select(line => new EvidenceAnswer(line.Item.Key, line.Thing, "yes")), Cameras);

            Assert.Equal(
                lines.Except(answered).Where(line => line.Item.IsRequired).Select(line => line.Item.Key + line.Thing).Order(StringComparer.Ordinal),
                open.Select(line => line.Item.Key + line.Thing).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(null, "discard")]
    [InlineData("0", "discard")]
    [InlineData("1", "keep")]
    public void Item_UnderACondition_FollowsTheParameter(string? value, string item)
    {
        var form = new EvidenceForm(
        [
            Item("discard", EvidenceItemKind.Tick) with { When = new EvidenceCondition("kept", "1", true) },
            Item("keep", EvidenceItemKind.Tick) with { When = new EvidenceCondition("kept", "1", false) },
        ]);

        Assert.Equal([item], form.With(_ => value).Items.Select(one => one.Key));
    }

    private static EvidenceItem Item(string key, EvidenceItemKind kind) => new(key, new Wording(key, key), kind);
}
