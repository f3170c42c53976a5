using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Features.Registers;

/// <summary>Finds the entries of a register, the latest first, page by page.</summary>
public sealed class FindEntries(PortalReader reader, RegisterShelf shelf, RegisterEvents events, TimeProvider clock) : IUseCase
{
    /// <summary>Entries of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Most entries of a file.</summary>
    public const int MostRows = 20_000;

    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>A page of what matches.</summary>
    public Task<Result<EntryPage>> RunAsync(Actor actor, EntryFilter filter, CancellationToken cancellationToken) =>
        FindAsync(actor, filter, PageSize, cancellationToken);

    /// <summary>All that matches, up to <see cref="MostRows"/>, as one page.</summary>
    public Task<Result<EntryPage>> AllAsync(Actor actor, EntryFilter filter, CancellationToken cancellationToken) =>
        FindAsync(actor, filter with { Page = 1 }, MostRows, cancellationToken);

    private Task<Result<EntryPage>> FindAsync(Actor actor, EntryFilter filter, int most, CancellationToken cancellationToken) =>
        reader.TryReadAsync<FindEntries, EntryPage>(
            actor,
            async (db, token) =>
            {
                if (shelf.Find(filter.Register) is not { } book)
                {
                    return RegisterRefusals.RegisterUnknown;
                }

                if (filter.Until < filter.From)
                {
                    return RegisterRefusals.PeriodWrong;
                }

                var found = Matching(db, book, filter);
                if (filter.Asked is { Length: > 0 } kind)
                {
                    RegisterEntryId[] asked = [.. await events.AskedAsync(db, book, kind, clock.GetUtcNow(), token)];
                    found = found.Where(entry => asked.Contains(entry.Id));
                }

                var total = await found.CountAsync(token);
                var page = Math.Max(1, filter.Page);
                var rows = found.OrderByDescending(entry => entry.Day).ThenByDescending(entry => entry.Serial).Skip((page - 1) * most).Take(most);
                return new EntryPage(book.Name, total, page, await db.LinesAsync(book, rows, token));
            },
            cancellationToken);

    private static IQueryable<RegisterEntry> Matching(PortalDb db, RegisterBook book, EntryFilter filter)
    {
        var entries = db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.Register == filter.Register);
        if (filter.State != EntryState.All)
        {
            var open = filter.State == EntryState.Open;
            entries = entries.Where(entry => (entry.ClosedAt == null) == open);
        }

        if (filter.Stage is { Length: > 0 } stage)
        {
            entries = entries.Where(entry => entry.Stage == stage);
        }

        if (filter.From is { } from)
        {
            entries = entries.Where(entry => entry.Day >= from);
        }

        if (filter.Until is { } until)
        {
            entries = entries.Where(entry => entry.Day <= until);
        }

        if (filter.Holder is { } holder)
        {
            entries = book.Holder is RegisterHolder.Steward
                ? entries.Where(entry => db.Set<Unit>().Any(unit => unit.Code == entry.Unit && unit.Steward == holder))
                : entries.Where(entry => entry.Holder == holder);
        }

        return filter.Text?.Trim() is not { Length: > 0 } text ? entries
            : EntryNumber.TryParse(text, out var number) ? entries.Where(entry => entry.Day == number.Day && entry.Serial == number.Serial)
            : entries.Where(entry => entry.Title.Contains(text) || db.Set<RegisterAnswer>().Any(answer => answer.Entry == entry.Id && answer.Value.Contains(text)));
    }
}

/// <summary>Which entries to find; null and blank mean all.</summary>
/// <param name="Register">Key of the register.</param>
/// <param name="State">Open ones, closed ones, or all.</param>
/// <param name="Stage">Those that wait in this stage.</param>
/// <param name="Text">Those with this in their title or in an answer, or with this number.</param>
/// <param name="Holder">Those that this person answers for.</param>
/// <param name="From">Those opened on this site day or later.</param>
/// <param name="Until">Those opened on this site day or earlier.</param>
/// <param name="Page">Number of the page, from 1.</param>
public sealed record EntryFilter(
    string Register, EntryState State = EntryState.All, string? Stage = null, string? Text = null, PersonId? Holder = null, DateOnly? From = null, DateOnly? Until = null, int Page = 1)
{
    /// <summary>Those that have told this event and have not settled it, e.g. <c>archive.expires</c>; null for all.</summary>
    public string? Asked { get; init; }
}

/// <summary>Whether entries are open.</summary>
public enum EntryState
{
    /// <summary>Open and closed ones.</summary>
    All,

    /// <summary>Those with a stage to be done.</summary>
    Open,

    /// <summary>Those with none.</summary>
    Closed,
}

/// <summary>A page of entries.</summary>
/// <param name="Name">Name of the register.</param>
/// <param name="Total">How many match.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Rows">The entries of the page.</param>
public sealed record EntryPage(Wording Name, int Total, int Page, IReadOnlyList<EntryLine> Rows)
{
    /// <summary>A page without a register.</summary>
    public static EntryPage None { get; } = new(new Wording("", ""), 0, 1, []);

    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + FindEntries.PageSize - 1) / FindEntries.PageSize);
}

/// <summary>An entry in a list.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Number">Its number, e.g. <c>R-20261122-0003</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Stage">Key of the stage that it waits in; null where it is closed.</param>
/// <param name="StageName">Name of that stage.</param>
/// <param name="IsOpen">Whether a stage is to be done.</param>
/// <param name="IsDraft">Whether not even its first stage is done.</param>
/// <param name="Holder">Who answers for it, or null.</param>
/// <param name="HolderName">Name of that person.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="ClosedAt">When it was closed (UTC), or null.</param>
/// <param name="Answers">What holds of it, for columns.</param>
public sealed record EntryLine(
    RegisterEntryId Id, string Number, string Title, string? Stage, Wording? StageName, bool IsOpen, bool IsDraft,
    PersonId? Holder, string? HolderName, DateTimeOffset OpenedAt, string OpenedBy, DateTimeOffset? ClosedAt, IReadOnlyList<EvidenceAnswer> Answers)
{
    /// <summary>The person who opened it, or null.</summary>
    public PersonId? Writer { get; init; }

    /// <summary>Why it was given up as a draft; null for every other entry.</summary>
    public string? GivenUpFor { get; init; }

    /// <summary>The stages that are done, with when each was (UTC).</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Done { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>When it last went on, or was given up (UTC).</summary>
    public DateTimeOffset MovedAt => Done.Values.Append(GivenUpFor is null ? OpenedAt : ClosedAt ?? OpenedAt).Max();
}
