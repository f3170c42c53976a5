using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Checks what obligations tell over all packs: somebody hears it, and no chain comes back to where it began.</summary>
internal static class PackChains
{
    public static IEnumerable<PackProblem> Problems(IReadOnlyList<RulePack> packs)
    {
        var hearers = packs.SelectMany(pack => pack.Obligations).Where(obligation => EventOf(obligation) is not null).ToLookup(obligation => EventOf(obligation)!, StringComparer.Ordinal);
        var told = packs.SelectMany(pack => pack.Obligations).SelectMany(obligation => obligation.Tells).Select(telling => telling.Event).ToHashSet(StringComparer.Ordinal);
        var entries =
            from pack in packs
            from one in pack.Registers.Select((register, index) => (Register: register, Index: index))
            from telling in one.Register.Tells.Select((telling, index) => (telling.Event, Index: index))
            let reason = !hearers.Contains(telling.Event) ? $"no obligation hangs on {telling.Event}" : told.Contains(telling.Event) ? $"an obligation tells {telling.Event} already" : null
            where reason is not null
            select new PackProblem(pack.Id + ".json", $"$.registers[{one.Index}].tells[{telling.Index}].event", reason);
        return (from pack in packs
               from one in pack.Obligations.Select((obligation, index) => (Obligation: obligation, Index: index))
               from telling in one.Obligation.Tells
               let reason = Reason(one.Obligation, telling, hearers)
               where reason is not null
               select new PackProblem(pack.Id + ".json", $"$.obligations[{one.Index}].tells", reason)).Concat(entries);
    }

    private static string? Reason(ObligationTemplate obligation, Telling told, ILookup<string, ObligationTemplate> hearers) =>
        !hearers.Contains(told.Event) ? $"no obligation hangs on {told.Event}"
        : told.Repeats ? EventOf(obligation) == told.Event ? null : $"only an obligation that hangs on {told.Event} itself repeats it"
        : ComesBack(obligation, told, hearers) ? $"{told.Event} comes back to {obligation.Key}: it would never end"
        : null;

    private static bool ComesBack(ObligationTemplate obligation, Telling told, ILookup<string, ObligationTemplate> hearers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([told.Event]);
        while (next.TryDequeue(out var kind))
        {
            foreach (var hearer in hearers[kind].Where(hearer => seen.Add(hearer.Key)))
            {
                if (hearer.Key == obligation.Key)
                {
                    return true;
                }

                foreach (var further in hearer.Tells.Where(one => !one.Repeats))
                {
                    next.Enqueue(further.Event);
                }
            }
        }

        return false;
    }

    private static string? EventOf(ObligationTemplate obligation) => (obligation.Trigger as TriggerTemplate.OnEvent)?.Event;
}
