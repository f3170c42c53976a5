using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>What entries are judged by: the rules of the instant, what the site has listed, and who asks.</summary>
internal sealed class EntryWorld
{
    private readonly IReadOnlyList<string>? _roles;
    private IReadOnlyDictionary<PersonId, string>? _staff;

    private EntryWorld(RegisterShelf shelf, SiteRules rules, DateTimeOffset now, ILookup<string, string> things, IReadOnlyList<string>? roles) =>
        (Shelf, Rules, Now, Things, _roles) = (shelf, rules, now, things, roles);

    public RegisterShelf Shelf { get; }

    public SiteRules Rules { get; }

    public DateTimeOffset Now { get; }

    public ILookup<string, string> Things { get; }

    public static Task<EntryWorld> ReadAsync(WriteUnit unit, RegisterShelf shelf, CancellationToken cancellationToken) => ReadAsync(unit.Db, shelf, unit.Actor, unit.Now, cancellationToken);

    public static async Task<EntryWorld> ReadAsync(PortalDb db, RegisterShelf shelf, Actor actor, DateTimeOffset now, CancellationToken cancellationToken) => new(
        shelf,
        await shelf.RulesAsync(db, cancellationToken),
        now,
        await shelf.Things.ThingsAsync(db, now, cancellationToken),
        await RegisterShelf.RolesAsync(db, actor, cancellationToken));

    /// <summary>How a doer is told from others.</summary>
    public static string AccountOf(Actor actor) => $"{actor.Kind}:{actor.Id}";

    /// <summary>The form of a stage with the numbers of the instant at which it was done, or of now.</summary>
    public EvidenceForm FormOf(RegisterStage stage, DateTimeOffset? done = null) => stage.Form.With(key => Rules.ValueOf(key, done ?? Now));

    /// <summary>Why a stage is not an actor's to do, or null.</summary>
    public Refusal? Check(RegisterBook book, RegisterStage stage, IEnumerable<RegisterStep> steps, Actor actor)
    {
        if (book.RoleOf(stage) is { } role && _roles is not null && !RegisterRoles.Cover(_roles, role))
        {
            return RegisterRefusals.RoleMissing.With(Roles.Find(role) is { } known ? new Wording(known.Chinese, known.English) : role);
        }

        return stage.OtherThan is { } other && steps.FirstOrDefault(step => step.Stage == other) is { } done
            && (done.Account == AccountOf(actor) || (done.Person is not null && done.Person == actor.Person))
            ? RegisterRefusals.SamePerson.With(book.Find(other)!.Name)
            : null;
    }

    /// <summary>What the staff is called on lists.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> StaffAsync(PortalDb db, CancellationToken cancellationToken) => _staff ??= await db.StaffNamesAsync(cancellationToken);
}
