using System.Collections.Frozen;
using System.Reflection;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>How the portal enforces a clause.</summary>
public enum EnforcementKind
{
    /// <summary>It refuses an act.</summary>
    Refusal,

    /// <summary>It reminds of an obligation.</summary>
    Obligation,

    /// <summary>A setting carries its number.</summary>
    Setting,

    /// <summary>A register keeps its record.</summary>
    Register,
}

/// <summary>One place where a clause is enforced.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">Key of a text, of an obligation, or of a register.</param>
/// <param name="Words">The name itself, where it is no key of a text.</param>
public sealed record Enforcement(EnforcementKind Kind, string Name, Wording? Words = null);

/// <summary>Where each clause is enforced, found in the code and the packs themselves so that the page cannot promise more.</summary>
public sealed class ClauseEnforcements
{
    private readonly FrozenDictionary<string, Enforcement[]> _byClause;

    /// <summary>Collects them once.</summary>
    public ClauseEnforcements(PackLibrary library, IEnumerable<SettingDefinition> settings)
    {
        var refusals = new[] { typeof(Refusal).Assembly, typeof(ClauseEnforcements).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Refusal))
            .Select(field => (Refusal)field.GetValue(null)!)
            .Where(refusal => refusal.Clause is not null)
            .Select(refusal => (refusal.Clause!, new Enforcement(EnforcementKind.Refusal, "refusal." + refusal.Code)));
        var obligations =
            from pack in library.Packs
            from obligation in pack.Obligations
            from clause in obligation.Clauses
            select (clause, new Enforcement(EnforcementKind.Obligation, obligation.Key, obligation.Name));
        var registers =
            from pack in library.Packs
            from register in pack.Registers
            from clause in register.Clauses
            select (clause, new Enforcement(EnforcementKind.Register, register.Key, register.Name));
        var numbers = settings.Where(setting => setting.Clause is not null)
            .Select(setting => (setting.Clause!, new Enforcement(EnforcementKind.Setting, "setting." + setting.Name)));
        _byClause = refusals.Concat(obligations).Concat(registers).Concat(numbers).GroupBy(pair => pair.Item1, pair => pair.Item2)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Where a clause is enforced; empty when nothing enforces it yet.</summary>
    public IReadOnlyList<Enforcement> Of(string clause) => _byClause.GetValueOrDefault(clause) ?? [];
}
