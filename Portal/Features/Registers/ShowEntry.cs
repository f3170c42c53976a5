using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Features.Registers;

/// <summary>Shows an entry: what every stage asks, what was answered and corrected, and what the reader may do.</summary>
public sealed class ShowEntry(PortalReader reader, RegisterShelf shelf, IAccess access, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>The entry with a number.</summary>
    public Task<Result<EntrySheet>> RunAsync(Actor actor, string register, string number, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ShowEntry, EntrySheet>(
            actor,
            async (db, token) =>
            {
                if (shelf.Find(register) is not { } book)
                {
                    return RegisterRefusals.RegisterUnknown;
                }

                return EntryNumber.TryParse(number, out var asked)
                    && await db.Set<RegisterEntry>().AsNoTracking().SingleOrDefaultAsync(one => one.Register == register && one.Day == asked.Day && one.Serial == asked.Serial, token) is { } row
                    ? await ReadAsync(db, actor, book, row, token)
                    : RegisterRefusals.EntryUnknown;
            },
            cancellationToken);

    /// <summary>The entry with an id.</summary>
    public Task<Result<EntrySheet>> OfAsync(Actor actor, RegisterEntryId entry, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ShowEntry, EntrySheet>(
            actor,
            async (db, token) => await db.Set<RegisterEntry>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == entry, token) is { } row && shelf.Find(row.Register) is { } book
                ? await ReadAsync(db, actor, book, row, token)
                : RegisterRefusals.EntryUnknown,
            cancellationToken);

    private async Task<EntrySheet> ReadAsync(PortalDb db, Actor actor, RegisterBook book, RegisterEntry row, CancellationToken cancellationToken)
    {
        var id = row.Id;
        var world = await EntryWorld.ReadAsync(db, shelf, actor, clock.GetUtcNow(), cancellationToken);
        var steps = await db.Set<RegisterStep>().AsNoTracking().Where(step => step.Entry == id).ToListAsync(cancellationToken);
        var answers = await db.Set<RegisterAnswer>().AsNoTracking().Where(answer => answer.Entry == id).OrderBy(answer => answer.Number).ToListAsync(cancellationToken);
        var held = answers.Held()[id].ToList();
        var holder = (await db.HoldersAsync(book, [row], cancellationToken))[id];
        var names = await db.NamesAsync([holder], cancellationToken);
        var mayWrite = access.Check(actor, Rights.RegistersWrite) is null && shelf.IsKept(book.Key, world.Rules, world.Now);
        return new EntrySheet(
            id, book.Key, book.Name, row.Number.ToString(), row.Title, row.ClosedAt is null, row.Stage, holder, holder is { } person ? names.GetValueOrDefault(person) : null,
            row.OpenedAt, row.OpenedBy, row.ClosedAt, [.. book.Stages.Select(stage => SheetOf(world, actor, book, stage, row, steps, answers, held, mayWrite))], book.Clauses)
        {
            Linked = await LinkedAsync(db, book, row, cancellationToken),
            GivenUp = row is { GivenUpFor: { } reason, GivenUpBy: { } name, ClosedAt: { } at } ? new GivenUpNote(reason, name, at) : null,
            MayGiveUp = mayWrite && row.IsDraft && access.MayGiveUp(row, actor),
        };
    }

    /// <summary>The entries of other registers that chose this one from a list of this register's entries, e.g. the sessions of a plan.</summary>
    private async Task<IReadOnlyList<LinkedEntry>> LinkedAsync(PortalDb db, RegisterBook book, RegisterEntry row, CancellationToken cancellationToken)
    {
        var linked = new List<LinkedEntry>();
        foreach (var (pack, other) in shelf.All)
        {
            var lists = pack.Lists.Where(list => list.Entries?.Register == book.Key).Select(list => list.Key).ToHashSet(StringComparer.Ordinal);
            string[] items = [.. other.Items.Where(item => item.From is { } list && lists.Contains(list)).Select(item => item.Key)];
            if (items.Length == 0)
            {
                continue;
            }

            var (key, title) = (other.Key, row.Title);
            var rows = await db.Set<RegisterEntry>().AsNoTracking()
                .Where(entry => entry.Register == key && entry.GivenUpFor == null && db.Set<RegisterAnswer>().Any(answer => answer.Entry == entry.Id && items.Contains(answer.Item) && answer.Value == title))
                .OrderBy(entry => entry.Day).ThenBy(entry => entry.Serial).Take(FindEntries.PageSize).ToListAsync(cancellationToken);
            RegisterEntryId[] ids = [.. rows.Select(one => one.Id)];
            var answers = (await db.Set<RegisterAnswer>().AsNoTracking().Where(answer => ids.Contains(answer.Entry)).ToListAsync(cancellationToken)).Held();
            linked.AddRange(rows.Select(one => new LinkedEntry(
                key, other.Name, one.Number.ToString(), one.Title, one.Stage is { } stage ? other.Find(stage)?.Name : null, one.ClosedAt is not null,
                [.. other.Items.Where(item => item.Kind == EvidenceItemKind.Date).SelectMany(item => answers[one.Id].Where(answer => answer.Item == item.Key).Select(answer => answer.Value))])));
        }

        return linked;
    }

    private static StageSheet SheetOf(
        EntryWorld world, Actor actor, RegisterBook book, RegisterStage stage, RegisterEntry row, List<RegisterStep> steps, List<RegisterAnswer> answers, List<EvidenceAnswer> held, bool mayWrite)
    {
        var done = steps.Find(step => step.Stage == stage.Key);
        var form = world.FormOf(stage, done?.DoneAt);
        var items = stage.Form.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        RegisterAnswer[] own = [.. answers.Where(answer => items.Contains(answer.Item))];
        var standing = done is not null ? StageStanding.Done
            : row.Stage == stage.Key ? StageStanding.Current
            : row.GivenUpFor is not null ? StandingOfGivenUp(book, stage, held)
            : row.ClosedAt is not null || IsPassed(book, stage, row) ? StageStanding.Skipped : StageStanding.Ahead;
        var refusal = standing is StageStanding.Done or StageStanding.Current ? world.Check(book, stage, steps, actor) : null;
        return new StageSheet(stage.Key, stage.Name, standing, done?.DoneAt, done?.DoneBy, [.. Asked(form, done, own, world.Things)], own)
        {
            Proposed = standing == StageStanding.Current ? Proposals(stage, held) : new Dictionary<string, string>(),
            MayDo = mayWrite && standing == StageStanding.Current && refusal is null,
            MayCorrect = mayWrite && standing == StageStanding.Done && refusal is null,
            NotYours = standing == StageStanding.Current ? refusal : null,
        };
    }

    /// <summary>Nothing of a draft is done: it was given up in the stage it waited in, and came to none after it.</summary>
    private static StageStanding StandingOfGivenUp(RegisterBook book, RegisterStage stage, List<EvidenceAnswer> held) =>
        book.Current(new HashSet<string>(StringComparer.Ordinal), held) is not { } open || book.Stages.TakeWhile(one => one != open).Contains(stage) ? StageStanding.Skipped
        : open == stage ? StageStanding.GivenUp : StageStanding.Unreached;

    /// <summary>A stage before the one that the entry waits in, which it left out.</summary>
    private static bool IsPassed(RegisterBook book, RegisterStage stage, RegisterEntry row) =>
        book.Stages.TakeWhile(one => one.Key != row.Stage).Any(one => one.Key == stage.Key);

    /// <summary>Of what is done, what was answered then: things may have been listed since.</summary>
    private static IEnumerable<EvidenceLine> Asked(EvidenceForm form, RegisterStep? done, RegisterAnswer[] answers, ILookup<string, string> things) =>
        done is null
            ? form.Lines(things)
            : from item in form.Items.Select(item => item.With(things))
              from answer in answers
              where answer.Number == 0 && answer.Item == item.Key
              select new EvidenceLine(item, answer.Thing);

    private static Dictionary<string, string> Proposals(RegisterStage stage, List<EvidenceAnswer> held) =>
        (from item in stage.Form.Items
         where item is { DifferenceOf: not null, Each: null }
         let difference = EvidenceNumbers.Difference(item.DifferenceOf!, "", held)
         where difference is not null
         select (item.Key, Value: difference.Value)).ToDictionary(one => one.Key, one => EvidenceItem.Show(one.Value), StringComparer.Ordinal);
}

/// <summary>An entry as people see it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Register">Key of the register.</param>
/// <param name="Name">Name of the register.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsOpen">Whether a stage is to be done.</param>
/// <param name="Stage">Key of the stage that it waits in; null where it is closed.</param>
/// <param name="Holder">Who answers for it, or null.</param>
/// <param name="HolderName">Name of that person.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="ClosedAt">When it was closed (UTC), or null.</param>
/// <param name="Stages">All stages of the register, in order.</param>
/// <param name="Clauses">The clauses behind the register, the main one first.</param>
public sealed record EntrySheet(
    RegisterEntryId Id, string Register, Wording Name, string Number, string Title, bool IsOpen, string? Stage, PersonId? Holder, string? HolderName,
    DateTimeOffset OpenedAt, string OpenedBy, DateTimeOffset? ClosedAt, IReadOnlyList<StageSheet> Stages, IReadOnlyList<string> Clauses)
{
    /// <summary>Entries of other registers that belong to it, e.g. the sessions of a plan; the first page of them in their order.</summary>
    public IReadOnlyList<LinkedEntry> Linked { get; init; } = [];

    /// <summary>That it was given up as a draft; null for every other entry.</summary>
    public GivenUpNote? GivenUp { get; init; }

    /// <summary>Whether it is a draft that the reader may give up.</summary>
    public bool MayGiveUp { get; init; }
}

/// <summary>That a draft was given up.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Name of who did.</param>
/// <param name="At">When (UTC).</param>
public sealed record GivenUpNote(string Reason, string By, DateTimeOffset At);

/// <summary>An entry that belongs to another.</summary>
/// <param name="Register">Key of its register.</param>
/// <param name="Name">Name of its register.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StageName">The stage that it waits in; null where it is closed.</param>
/// <param name="IsClosed">Whether it is closed.</param>
/// <param name="Days">The dates of its answers (<c>yyyy-MM-dd</c>), in the order of its form.</param>
public sealed record LinkedEntry(string Register, Wording Name, string Number, string Title, Wording? StageName, bool IsClosed, IReadOnlyList<string> Days);

/// <summary>A stage of an entry.</summary>
/// <param name="Key">Key of the stage.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="DoneAt">When it was done (UTC), or null.</param>
/// <param name="DoneBy">Who did it, or null.</param>
/// <param name="Asked">What it asks, of each thing; what was asked, once it is done.</param>
/// <param name="Answers">Its answers (number 0) and corrections, in their order.</param>
public sealed record StageSheet(
    string Key, Wording Name, StageStanding Standing, DateTimeOffset? DoneAt, string? DoneBy, IReadOnlyList<EvidenceLine> Asked, IReadOnlyList<RegisterAnswer> Answers)
{
    /// <summary>What is proposed for items that can be worked out, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Proposed { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the reader may answer and complete it now.</summary>
    public bool MayDo { get; init; }

    /// <summary>Whether the reader may correct its answers.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Why it is not the reader's to do, where the entry waits in it; null otherwise.</summary>
    public Refusal? NotYours { get; init; }

    /// <summary>The answer to a line of its form, before anything was corrected.</summary>
    public RegisterAnswer? AnswerTo(EvidenceLine line) => Answers.FirstOrDefault(answer => answer.Number == 0 && answer.Item == line.Item.Key && answer.Thing == line.Thing);

    /// <summary>What is still to be answered before it is done.</summary>
    public IEnumerable<EvidenceLine> Unanswered => Asked.Where(line => line.Item.IsRequired && AnswerTo(line) is null);
}

/// <summary>How a stage of an entry stands.</summary>
public enum StageStanding
{
    /// <summary>It comes later, if its condition holds then.</summary>
    Ahead,

    /// <summary>The entry waits in it.</summary>
    Current,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>The entry left it out.</summary>
    Skipped,

    /// <summary>The entry was given up while it waited in it.</summary>
    GivenUp,

    /// <summary>The entry was given up before it came to it.</summary>
    Unreached,
}
