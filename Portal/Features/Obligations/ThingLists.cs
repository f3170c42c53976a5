using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>A list that forms ask about, with what the site has of it.</summary>
/// <param name="List">The list.</param>
/// <param name="Things">Its things in their order; none while the site has not listed any.</param>
public sealed record SiteThings(ThingList List, IReadOnlyList<string> Things)
{
    /// <summary>Numbers of its things, where they have one.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Its things as they are typed: one a line, with its number where things of this list have one.</summary>
    public string Text => string.Join('\n', Things.Select(thing => Numbers.TryGetValue(thing, out var number) ? string.Create(CultureInfo.InvariantCulture, $"{thing} {SaveThings.Separator} {EvidenceItem.Show(number)}") : thing));
}

/// <summary>Shows the lists of things that forms ask about.</summary>
public sealed class ReadThings(PortalReader reader, PackLibrary library, ThingBook book, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Every list of every pack, each once.</summary>
    public Task<Result<IReadOnlyList<SiteThings>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadThings, IReadOnlyList<SiteThings>>(
            actor,
            async (db, token) =>
            {
                var things = await book.ListedAsync(db, clock.GetUtcNow(), token);
                var numbers = await db.NumbersAsync(token);
                return
                [
                    .. library.Packs.SelectMany(pack => pack.Lists).DistinctBy(list => list.Key)
                        .Select(list => new SiteThings(list, [.. things[list.Key]]) { Numbers = numbers.GetValueOrDefault(list.Key) ?? [] }),
                ];
            },
            cancellationToken);
}

/// <summary>Lists the site's things anew. What was answered before keeps the names of its time.</summary>
public sealed class SaveThings(PortalWriter writer, PackLibrary library) : IUseCase
{
    /// <summary>Most things of a list.</summary>
    public const int Most = 500;

    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Between a name and its number.</summary>
    public const char Separator = '|';

    /// <summary>Saves the whole list; blank names and repetitions are left out.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="list">Key of the list.</param>
    /// <param name="things">A name each, with its number behind <see cref="Separator"/> where things of the list have one.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, string list, IReadOnlyList<string> things, CancellationToken cancellationToken) =>
        writer.WriteAsync<SaveThings>(
            actor,
            async (unit, token) =>
            {
                if (library.Packs.SelectMany(pack => pack.Lists).FirstOrDefault(one => one.Key == list) is not { } known)
                {
                    return ObligationRefusals.ListUnknown;
                }

                if (known.Entries is not null)
                {
                    return ObligationRefusals.ListFilled;
                }

                var read = Read(things, known.Number is not null);
                if (!read.IsDone)
                {
                    return read.Refusal;
                }

                var wanted = read.Value;
                if (wanted.Count > Most || wanted.Any(one => one.Name.Length > LongestName))
                {
                    return ObligationRefusals.ListTooLong.With(Most, LongestName);
                }

                var rows = await unit.Db.Set<EvidenceThing>().Where(thing => thing.List == list).ToDictionaryAsync(thing => thing.Name, StringComparer.Ordinal, token);
                unit.Db.RemoveRange(rows.Values.Where(row => wanted.All(one => one.Name != row.Name)));
                foreach (var (position, (name, number)) in wanted.Index())
                {
                    if (rows.TryGetValue(name, out var row))
                    {
                        (row.Position, row.Number) = (position, number);
                    }
                    else
                    {
                        unit.Db.Add(new EvidenceThing { List = list, Name = name, Position = position, Number = number });
                    }
                }

                return Result.Done;
            },
            cancellationToken);

    private static Result<IReadOnlyList<(string Name, decimal? Number)>> Read(IReadOnlyList<string> lines, bool withNumbers)
    {
        var read = new List<(string Name, decimal? Number)>();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var at = withNumbers ? line.LastIndexOf(Separator) : -1;
            if (at < 0)
            {
                read.Add((line, null));
            }
            else if (decimal.TryParse(line[(at + 1)..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                read.Add((line[..at].Trim(), number));
            }
            else
            {
                return ObligationRefusals.ThingNumberWrong.With(line[(at + 1)..].Trim());
            }
        }

        return read.Where(one => one.Name.Length > 0).DistinctBy(one => one.Name, StringComparer.Ordinal).ToList();
    }
}
