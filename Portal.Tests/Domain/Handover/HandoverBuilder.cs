using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Handover;

/// <summary>A night shift of A and B that C and D relieve at 08:00; E belongs to neither.</summary>
internal sealed class HandoverBuilder
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = Start.AddHours(12);

    private static readonly Dictionary<string, string> NoReasons = [];

    private readonly Dictionary<char, HandoverSigner> _signers = "ABCDE".ToDictionary(letter => letter, letter => new HandoverSigner(PersonId.From(new Guid(letter, 0, 0, new byte[8])), $"员工{letter}"));

    public HandoverBuilder()
    {
        Turn = new PostTurn(PostId.From(new Guid(1, 1, 1, new byte[8])), Start, End, [_signers['A'].Person, _signers['B'].Person]);
        Parties = new HandoverParties(Set("AB"), Set("CD"));
    }

    public PostTurn Turn { get; }

    public HandoverParties Parties { get; }

    public DateTimeOffset Now { get; set; } = End.AddMinutes(-10);

    public List<GateCheck> Before { get; } = [];

    public List<GateCheck> After { get; } = [];

    public List<CarriedThing> Carried { get; } = [];

    public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    public ShiftHandover Handover { get; private set; } = null!;

    public HandoverSigner this[char letter] => _signers[letter];

    public static GateCheck Gate(string key, bool isDone = false, bool orReason = false) => new(key, key + "@1", new Wording(key, key), "D-322", isDone, orReason);

    public Result Open(char by = 'A')
    {
        var opened = ShiftHandover.Open(HandoverId.From(new Guid(9, 9, 9, new byte[8])), Turn, this[by], Parties, Now);
        if (opened.IsDone)
        {
            Handover = opened.Value;
        }

        return opened.IsDone ? Result.Done : opened.Refusal;
    }

    public HandoverBuilder Opened()
    {
        Assert.True(Open().IsDone);
        return this;
    }

    public HandoverBuilder Offered(char by = 'A')
    {
        Opened();
        Assert.True(Offer(by).IsDone);
        return this;
    }

    public HandoverBuilder Accepted(char by = 'C')
    {
        Offered();
        Assert.True(Accept(by).IsDone);
        return this;
    }

    public Result Note(char by, string? text = "备用钥匙在柜内") => Handover.Note(text, this[by], Parties, Now);

    public Result TakeOut(char by, int no) => Handover.TakeOut(no, this[by], Parties);

    public Result Offer(char by) => Handover.Offer(this[by], Parties, Before, Reasons, Carried, Now);

    public Result Return(char by, string? reason = "写清楚") => Handover.Return(reason, this[by], Parties, Now);

    public Result Accept(char by) => Handover.Accept(this[by], Parties, After, Reasons.Count == 0 ? NoReasons : Reasons, Now);

    public Result Amend(char by, string? text = "补充一句") => Handover.Amend(text, this[by], Parties, Now);

    public Result Close(char by, int no, string? note = null) => Handover.Close(no, note, this[by], Parties, Now);

    private HashSet<PersonId> Set(string letters) => [.. letters.Select(letter => _signers[letter].Person)];
}
