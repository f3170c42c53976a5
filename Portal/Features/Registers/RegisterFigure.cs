using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>A figure that a register has, by the name that forms of reports give it.</summary>
/// <param name="Register">Key of the register.</param>
/// <param name="Stage">Key of the stage whose doing counts.</param>
/// <param name="Sum">Key of the number that is added up; null counts the entries.</param>
/// <param name="Before">Key of the stage that has not been done by the end; null counts what was done in the period.</param>
/// <param name="Of">List whose things are a hundred percent; null for no percentage.</param>
public sealed record RegisterFigure(string Register, string Stage, string? Sum, string? Before, string? Of)
{
    private const string Prefix = "registers.";
    private const string Between = "..";

    /// <summary>
    /// Reads <c>registers.guests.checked-in</c> (how many did that stage in the period), <c>registers.guests.checked-out.amount</c>
    /// (the sum of a number of theirs), <c>registers.guests.checked-in..checked-out</c> (how many stood between the two at the
    /// end) and <c>registers.guests.checked-in..checked-out/guest-rooms</c> (those in percent of a list). Null for another source.
    /// </summary>
    public static RegisterFigure? Read(string source)
    {
        if (!source.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string[] shares = source[Prefix.Length..].Split('/');
        string[] ends = shares[0].Split(Between);
        return (ends, ends[0].Split('.'), shares) switch
        {
            ([_], [var register, var stage], [_]) => new RegisterFigure(register, stage, null, null, null),
            ([_], [var register, var stage, var item], [_]) => new RegisterFigure(register, stage, item, null, null),
            ([_, var before], [var register, var stage], [_]) => new RegisterFigure(register, stage, null, before, null),
            ([_, var before], [var register, var stage], [_, var list]) => new RegisterFigure(register, stage, null, before, list),
            _ => null,
        };
    }

    /// <summary>Its value for a period [from, to), up to now where that has not ended; null where there is nothing to divide by.</summary>
    public async Task<decimal?> ReadAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (register, stage) = (Register, Stage);
        var done = db.Set<RegisterStep>().AsNoTracking().Where(step => step.Register == register && step.Stage == stage);
        if (Before is { } before)
        {
            var standing = await done.CountAsync(
                step => step.DoneAt < until && !db.Set<RegisterStep>().Any(later => later.Entry == step.Entry && later.Stage == before && later.DoneAt < until), cancellationToken);
            return Of is { } list ? Rate.Percent(standing, await db.Set<EvidenceThing>().CountAsync(thing => thing.List == list, cancellationToken)) : standing;
        }

        var inPeriod = done.Where(step => step.DoneAt >= from && step.DoneAt < to);
        return Sum is { } item
            ? (await db.Set<RegisterAnswer>().AsNoTracking().Where(answer => answer.Item == item && inPeriod.Any(step => step.Entry == answer.Entry)).ToListAsync(cancellationToken))
                .Held().SelectMany(entry => entry).Sum(answer => decimal.Parse(answer.Value, CultureInfo.InvariantCulture))
            : await inPeriod.CountAsync(cancellationToken);
    }
}
