using System.Globalization;
using System.Text.Json;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads values of a pack: written there, or given by one of its parameters.</summary>
internal sealed class ValueReader(IReadOnlyList<Clause> clauses)
{
    private readonly ILookup<string, ClauseParameter> _parameters = clauses.SelectMany(clause => clause.Parameters).ToLookup(parameter => parameter.Key, StringComparer.Ordinal);

    /// <summary>A value of the unit, or the key of a parameter of this pack.</summary>
    public RuleValue Read(PackPlace place, ParameterUnit? unit = null)
    {
        if (place.Element.ValueKind == JsonValueKind.Object)
        {
            place.IsObject(["parameter"]);
            return RuleValue.From(ReadParameter(place, unit));
        }

        if (unit == ParameterUnit.Weekday && place.Element.ValueKind == JsonValueKind.String)
        {
            return RuleValue.Of(place.Element.GetString()!);
        }

        var text = place.Element.ValueKind switch
        {
            JsonValueKind.Number when place.Element.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.String when unit == ParameterUnit.Time => place.Element.GetString()!,
            _ => "",
        };
        return Check(place, unit ?? ParameterUnit.Count, text) ?? RuleValue.Of("0");
    }

    /// <summary>A value of the unit, or a parameter, or an open parameter with the value that holds <c>otherwise</c>.</summary>
    public RuleValue ReadOrOtherwise(PackPlace place, ParameterUnit unit)
    {
        if (place.Find("otherwise") is not { } otherwise)
        {
            return Read(place, unit);
        }

        place.IsObject(["parameter", "otherwise"]);
        var key = ReadOpen(place, unit);
        var text = otherwise.Element.ValueKind switch
        {
            JsonValueKind.Number when otherwise.Element.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.String when unit == ParameterUnit.Time => otherwise.Element.GetString()!,
            _ => "",
        };
        return Check(otherwise, _parameters[key].FirstOrDefault() ?? Plain(unit), text) is { Literal: { } literal } ? RuleValue.From(key, literal) : RuleValue.From(key);
    }

    /// <summary>The parameter that is followed once it is filled, and done without while it is open; null where the member is absent.</summary>
    public RuleValue? ReadWhileFilled(PackPlace? place, ParameterUnit unit)
    {
        if (place is not { } there)
        {
            return null;
        }

        there.IsObject(["parameter"]);
        return RuleValue.WhileFilled(ReadOpen(there, unit));
    }

    /// <summary>
    /// A parameter that the pack leaves open. One that a document fills has nothing to do without: it is open only where the
    /// site switches it off, and that is to switch off what hangs on it.
    /// </summary>
    private string ReadOpen(PackPlace place, ParameterUnit unit)
    {
        var key = ReadParameter(place, unit);
        if (_parameters[key].FirstOrDefault(parameter => parameter.Value is not null) is { Value: var filled })
        {
            place.Wrong($"{key} is not open: its document says {filled}, and a site that switches it off switches off what hangs on it");
        }

        return key;
    }

    /// <summary>One day of the week, or the parameter that gives it.</summary>
    public RuleValue ReadWeekday(PackPlace place) =>
        place.Element.ValueKind == JsonValueKind.Object
            ? Read(place, ParameterUnit.Weekday)
            : Check(place, ParameterUnit.Weekday, place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()! : "") ?? RuleValue.Of("mon");

    /// <summary>The member <c>parameter</c>: the key of a parameter of this pack.</summary>
    public string ReadParameter(PackPlace place)
    {
        var key = place.Text("parameter");
        if (!_parameters.Contains(key))
        {
            place.Wrong($"no parameter of this pack: {key}");
        }

        return key;
    }

    private string ReadParameter(PackPlace place, ParameterUnit? unit)
    {
        var key = ReadParameter(place);
        if (unit is { } wanted && _parameters[key].FirstOrDefault()?.Unit is { } own && Family(wanted) != Family(own))
        {
            place.Wrong($"{key} is {own}, and {wanted} is expected here");
        }

        return key;
    }

    /// <summary>Times, weekdays and numbers do not stand for one another.</summary>
    private static ParameterUnit Family(ParameterUnit unit) => unit is ParameterUnit.Time or ParameterUnit.Weekday ? unit : ParameterUnit.Count;

    private static ClauseParameter Plain(ParameterUnit unit) => new("value", new Wording("", ""), unit, null, null, null);

    private static RuleValue? Check(PackPlace place, ParameterUnit unit, string text) => Check(place, Plain(unit), text);

    private static RuleValue? Check(PackPlace place, ClauseParameter like, string text)
    {
        var value = like.Read(text);
        if (value.IsDone)
        {
            return RuleValue.Of(value.Value);
        }

        place.Wrong($"{value.Refusal}: {like.Unit} or {{\"parameter\": key}} is expected");
        return null;
    }
}
