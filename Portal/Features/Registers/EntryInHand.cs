using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>An entry that somebody is about to do something with: its rows, its book, and what the site has listed.</summary>
internal sealed class EntryInHand
{
    private const int MostNames = 5;
    private const int LongestTitle = 200;

    private readonly WriteUnit _unit;
    private readonly EntryWorld _world;
    private readonly List<RegisterStep> _steps;
    private readonly List<RegisterAnswer> _answers;

    private EntryInHand(WriteUnit unit, EntryWorld world, RegisterBook book, RegisterEntry row, List<RegisterStep> steps, List<RegisterAnswer> answers) =>
        (_unit, _world, Book, Row, _steps, _answers) = (unit, world, book, row, steps, answers);

    public RegisterEntry Row { get; }

    public RegisterBook Book { get; }

    /// <summary>What holds: of each line the answer, or its latest correction.</summary>
    public IReadOnlyList<EvidenceAnswer> Held => [.. _answers.Held()[Row.Id]];

    /// <summary>The stage that it waits in; null where it is closed.</summary>
    public RegisterStage? Current => Row.GivenUpFor is null ? Book.Current(Done, Held) : null;

    /// <summary>Why nothing can be done in it any more, where it waits in no stage.</summary>
    public Refusal Ended => Row.GivenUpFor is null ? RegisterRefusals.Closed : RegisterRefusals.GivenUp;

    private HashSet<string> Done => [.. _steps.Select(step => step.Stage)];

    /// <summary>Finds an entry of a register that is kept.</summary>
    public static async Task<Result<EntryInHand>> FindAsync(WriteUnit unit, RegisterShelf shelf, RegisterEntryId id, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<RegisterEntry>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } row)
        {
            return RegisterRefusals.EntryUnknown;
        }

        var world = await EntryWorld.ReadAsync(unit, shelf, cancellationToken);
        return !shelf.IsKept(row.Register, world.Rules, unit.Now)
            ? RegisterRefusals.RegisterUnknown
            : new EntryInHand(
                unit, world, shelf.Find(row.Register)!, row,
                await unit.Db.Set<RegisterStep>().Where(step => step.Entry == id).ToListAsync(cancellationToken),
                await unit.Db.Set<RegisterAnswer>().Where(answer => answer.Entry == id).OrderBy(answer => answer.Number).ToListAsync(cancellationToken));
    }

    /// <summary>A new entry of a register, a draft so far.</summary>
    public static EntryInHand Open(WriteUnit unit, EntryWorld world, RegisterBook book, EntryNumber number, string? orderedBy = null)
    {
        var row = new RegisterEntry
        {
            Id = TypedId.New<RegisterEntryId>(unit.Now), Register = book.Key, Day = number.Day, Serial = number.Serial,
            OpenedAt = unit.Now, OpenedBy = unit.Actor.Name, Writer = unit.Actor.Person, OrderedBy = orderedBy,
        };
        unit.Db.Add(row);
        return new EntryInHand(unit, world, book, row, [], []);
    }

    /// <summary>Why a stage is not the actor's to do, or null.</summary>
    public Refusal? CheckDoer(RegisterStage stage) => _world.Check(Book, stage, _steps, _unit.Actor);

    /// <summary>Why a stage cannot be worked on now, or null.</summary>
    public Refusal? CheckCurrent(string stage) =>
        Current is not { } current ? Ended
        : current.Key != stage ? RegisterRefusals.StageWrong.With(Book.Find(stage)?.Name ?? (object)stage, current.Name)
        : CheckDoer(current);

    /// <summary>Keeps an answer of a stage that is not done; a blank one takes it back.</summary>
    public async Task<Refusal?> KeepAsync(RegisterStage stage, EvidenceAnswer answer, CancellationToken cancellationToken)
    {
        var kept = _answers.Find(one => one.Item == answer.Item && one.Thing == answer.Thing && one.Number == 0);
        if (string.IsNullOrWhiteSpace(answer.Value))
        {
            if (kept is not null)
            {
                _answers.Remove(kept);
                _unit.Db.Remove(kept);
            }

            return null;
        }

        var read = await ReadAsync(stage, answer, cancellationToken);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var item = stage.Form.Items.First(one => one.Key == answer.Item);
        if (item.IsAttachment && kept?.Value != read.Value.Value)
        {
            return EvidenceRefusals.ValueUnknown.With(answer.Value);
        }

        Put(kept, read.Value);
        return null;
    }

    /// <summary>Answers an item with what was handed in; the id of what it replaces, or null.</summary>
    public async Task<Result<string?>> AttachAsync(RegisterStage stage, EvidenceAnswer answer, EvidenceItemKind kind, CancellationToken cancellationToken)
    {
        if (stage.Form.Items.FirstOrDefault(one => one.Key == answer.Item)?.Kind != kind)
        {
            return EvidenceRefusals.ItemUnknown.With(answer.Item);
        }

        var read = await ReadAsync(stage, answer, cancellationToken);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var kept = _answers.Find(one => one.Item == answer.Item && one.Thing == answer.Thing && one.Number == 0);
        var replaced = kept?.Value;
        Put(kept, read.Value);
        return replaced;
    }

    /// <summary>Marks a stage as done: refused while something is open or does not fit; then the stock moves and the entry goes on.</summary>
    public async Task<Refusal?> CompleteAsync(RegisterStage stage, CancellationToken cancellationToken)
    {
        var held = Held;
        var form = _world.FormOf(stage);
        EvidenceLine[] open = [.. form.Open(held, _world.Things)];
        if (open.Length > 0)
        {
            return EvidenceRefusals.Incomplete.With(open.Length, Names(open));
        }

        EvidenceAnswer[] own = [.. held.Where(answer => stage.Form.Items.Any(item => item.Key == answer.Item))];
        if (own.Select(answer => EvidenceNumbers.Check(Book.Items, answer, held)).FirstOrDefault(refusal => refusal is not null) is { } misfit)
        {
            return misfit;
        }

        var step = new RegisterStep
        {
            Entry = Row.Id, Stage = stage.Key, Register = Book.Key, DoneAt = _unit.Now, DoneBy = _unit.Actor.Name, Person = _unit.Actor.Person, Account = EntryWorld.AccountOf(_unit.Actor),
        };
        _unit.Db.Add(step);
        _steps.Add(step);
        await MoveOnAsync(cancellationToken);
        if (stage.Fulfils is { } obligation)
        {
            await _unit.FulfilAsync(obligation, cancellationToken);
        }

        await EntryNews.CloseSettledAsync(_unit, _world, Book, Row, _steps, cancellationToken);
        return await StockPosting.PostAsync(_unit, stage.Form, own, held, Row.Title, RegisterShelf.LinkOf(Row), cancellationToken);
    }

    /// <summary>Corrects an answer of a stage that is done; the stock and where the entry stands follow.</summary>
    public async Task<Refusal?> CorrectAsync(EvidenceAnswer answer, string reason, CancellationToken cancellationToken)
    {
        var line = _answers.FindAll(one => one.Item == answer.Item && one.Thing == answer.Thing);
        if (line.Count == 0 || Book.Stages.FirstOrDefault(one => one.Form.Items.Any(item => item.Key == answer.Item)) is not { } stage)
        {
            return EvidenceRefusals.ItemUnknown.With(answer.Item);
        }

        if (!Done.Contains(stage.Key))
        {
            return Row.GivenUpFor is null ? RegisterRefusals.NotDone : RegisterRefusals.GivenUp;
        }

        var item = stage.Form.Items.First(one => one.Key == answer.Item);
        if (item.IsAttachment)
        {
            return EvidenceRefusals.ItemUnknown.With(answer.Item);
        }

        if (CheckDoer(stage) is { } stranger)
        {
            return stranger;
        }

        // The thing may have left the site's list since: only the value is checked anew.
        var read = await ReadAsync(stage with { Form = stage.Form with { Items = [item with { Each = null }] } }, answer with { Thing = "" }, cancellationToken);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        var (before, right) = (Held, read.Value with { Thing = answer.Thing });
        if (EvidenceNumbers.Check(Book.Items, right, before) is { } misfit)
        {
            return misfit;
        }

        var row = NewAnswer(right, line.Max(one => one.Number) + 1, reason);
        _unit.Db.Add(row);
        _answers.Add(row);
        await MoveOnAsync(cancellationToken);
        await EntryNews.CloseSettledAsync(_unit, _world, Book, Row, _steps, cancellationToken);
        return await StockPosting.CorrectAsync(_unit, [.. Book.Items.Where(one => IsDone(one.Key))], before, Held, Row.Title, RegisterShelf.LinkOf(Row), cancellationToken);
    }

    /// <summary>Gives a draft up: it is closed as it stands, and what was written stays.</summary>
    public async Task<Refusal?> GiveUpAsync(IAccess access, string reason, CancellationToken cancellationToken)
    {
        if (Row.ClosedAt is not null || _steps.Count > 0)
        {
            return Row.GivenUpFor is null ? RegisterRefusals.NotADraft : RegisterRefusals.GivenUp;
        }

        if (!access.MayGiveUp(Row, _unit.Actor))
        {
            return RegisterRefusals.NotTheWriter.With(Row.OpenedBy);
        }

        (Row.GivenUpFor, Row.GivenUpBy) = (reason, _unit.Actor.Name);
        await MoveOnAsync(cancellationToken);
        return null;
    }

    /// <summary>Works out anew what follows from steps and answers.</summary>
    public async Task MoveOnAsync(CancellationToken cancellationToken)
    {
        var (held, current) = (Held, Current);
        (Row.Stage, Row.LastStage, Row.ClosedAt) = (current?.Key, Book.Last(Done)?.Key, current is null ? Row.ClosedAt ?? _unit.Now : null);
        Row.Unit = Book.Unit is { } unit ? Value(held, unit.Key) : null;
        Row.Title = TitleOf(held);
        Row.Holder = Book.Holder switch
        {
            RegisterHolder.Steward => null,
            RegisterHolder.Chosen { Item: var item } when Value(held, item) is { } name => await HolderAsync(name, cancellationToken),
            _ => Row.Writer,
        };
        await EntryNews.NoteDatesAsync(_unit, Book, Row, [.. held.Where(answer => IsDone(answer.Item))], cancellationToken);
    }

    private async Task<PersonId?> HolderAsync(string name, CancellationToken cancellationToken) =>
        (await _world.StaffAsync(_unit.Db, cancellationToken)).FirstOrDefault(one => one.Value == name) is { Value: not null } found ? found.Key : Row.Writer;

    private bool IsDone(string item) => Book.Stages.Any(stage => Done.Contains(stage.Key) && stage.Form.Items.Any(one => one.Key == item));

    private string TitleOf(IReadOnlyList<EvidenceAnswer> held)
    {
        var title = string.Join(" · ", Book.Title.SelectMany(key => held.Where(answer => answer.Item == key).Select(answer => Shown(key, answer.Value))));
        return title.Length == 0 ? Row.Number.ToString() : title.Length > LongestTitle ? title[..LongestTitle] : title;
    }

    private string Shown(string key, string value) =>
        Book.Items.First(item => item.Key == key) is { Kind: EvidenceItemKind.Choice, From: null } item && item.Choices.FirstOrDefault(choice => choice.Key == value) is { } chosen ? chosen.Name.Chinese : value;

    private async Task<Result<EvidenceAnswer>> ReadAsync(RegisterStage stage, EvidenceAnswer answer, CancellationToken cancellationToken)
    {
        var read = _world.FormOf(stage).Read(answer, _world.Things);
        if (!read.IsDone || stage.Form.Items.First(item => item.Key == answer.Item).Kind != EvidenceItemKind.Unit)
        {
            return read;
        }

        var code = read.Value.Value;
        return await _unit.Db.Set<Unit>().AnyAsync(unit => unit.Code == code, cancellationToken) ? read : EvidenceRefusals.UnitUnknown.With(code);
    }

    private void Put(RegisterAnswer? kept, EvidenceAnswer answer)
    {
        if (kept is not null)
        {
            (kept.Value, kept.Remark, kept.At, kept.By) = (answer.Value, answer.Remark, _unit.Now, _unit.Actor.Name);
            return;
        }

        var row = NewAnswer(answer, 0, null);
        _unit.Db.Add(row);
        _answers.Add(row);
    }

    private RegisterAnswer NewAnswer(EvidenceAnswer answer, int number, string? reason) => new()
    {
        Entry = Row.Id, Item = answer.Item, Thing = answer.Thing, Number = number, Value = answer.Value, Remark = answer.Remark, Reason = reason, At = _unit.Now, By = _unit.Actor.Name,
    };

    private static string? Value(IReadOnlyList<EvidenceAnswer> held, string item) => held.FirstOrDefault(answer => answer.Item == item && answer.Thing.Length == 0)?.Value;

    private static Wording Names(EvidenceLine[] lines) => new(Joined(lines, "、", name => name.Chinese), Joined(lines, ", ", name => name.English));

    private static string Joined(EvidenceLine[] lines, string separator, Func<Wording, string> language) =>
        string.Join(separator, lines.Take(MostNames).Select(line => $"{language(line.Item.Name)} {line.Thing}".TrimEnd())) + (lines.Length > MostNames ? " …" : "");
}
