using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Obligations.Register;

/// <summary>What of a register its reader sees.</summary>
internal sealed record RegisterSight
{
    private readonly PersonId? _person;

    /// <summary>Only what somebody did himself, and what was recorded of him.</summary>
    public RegisterSight(PersonId? person) => _person = person;

    /// <summary>All of it.</summary>
    public static RegisterSight Everything { get; } = new((PersonId?)null) { IsAll = true };

    /// <summary>Whether nothing is kept back.</summary>
    public bool IsAll { get; private init; }

    /// <summary>The answers of an occurrence that the reader sees; null when not even that there is one.</summary>
    /// <param name="row">The occurrence.</param>
    /// <param name="form">What it asks.</param>
    /// <param name="entries">All its answers.</param>
    /// <param name="staffLists">Lists of people.</param>
    /// <param name="names">What people are called on lists.</param>
    public IReadOnlyList<EvidenceEntry>? Of(
        DueOccurrence row, EvidenceForm form, IReadOnlyList<EvidenceEntry> entries, IReadOnlySet<string> staffLists, IReadOnlyDictionary<PersonId, string> names)
    {
        if (IsAll || (_person is not null && row.DoneBy == _person))
        {
            return entries;
        }

        if (_person is not { } person || row.DoneAt is null || !names.TryGetValue(person, out var name))
        {
            return null;
        }

        var ofPeople = form.Items.Where(item => item.Each is { } list && staffLists.Contains(list)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        EvidenceEntry[] own = [.. entries.Where(entry => entry.Thing == name && ofPeople.Contains(entry.Item))];
        return own.Length > 0 ? own : null;
    }
}
