using System.Globalization;
using System.Text.Json;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads values of a pack: written there, or given by one of its parameters.</summary>
internal sealed class ValueReader(IReadOnlyList<Clause> clauses)
{
    private readonly Dictionary<string, ParameterUnit> _parameters =
        clauses.SelectMany(clause => clause.Parameters).GroupBy(parameter => parameter.Key).ToDictionary(group => group.Key, group => group.First().Unit, StringComparer.Ordinal);

    /// <summary>A value of the unit, or the key of a parameter of this pack.</summary>
    public RuleValue Read(PackPlace place, ParameterUnit? unit = null)
    {
        if (place.Element.ValueKind == JsonValueKind.Object)
        {
            place.IsObject(["parameter"]);
            var key = ReadParameter(place);
            if (unit is { } wanted && _parameters.TryGetValue(key, out var own) && Family(wanted) != Family(own))
            {
                place.Wrong($"{key} is {own}, and {wanted} is expected here");
            }

            return RuleValue.From(key);
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

    /// <summary>One day of the week, or the parameter that gives it.</summary>
    public RuleValue ReadWeekday(PackPlace place) =>
        place.Element.ValueKind == JsonValueKind.Object
            ? Read(place, ParameterUnit.Weekday)
            : Check(place, ParameterUnit.Weekday, place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()! : "") ?? RuleValue.Of("mon");

    /// <summary>The member <c>parameter</c>: the key of a parameter of this pack.</summary>
    public string ReadParameter(PackPlace place)
    {
        var key = place.Text("parameter");
        if (!_parameters.ContainsKey(key))
        {
            place.Wrong($"no parameter of this pack: {key}");
        }

        return key;
    }

    /// <summary>Times, weekdays and numbers do not stand for one another.</summary>
    private static ParameterUnit Family(ParameterUnit unit) => unit is ParameterUnit.Time or ParameterUnit.Weekday ? unit : ParameterUnit.Count;

    private static RuleValue? Check(PackPlace place, ParameterUnit unit, string text)
    {
        var value = new ClauseParameter("value", new Wording("", ""), unit, null, null, null).Read(text);
        if (value.IsDone)
        {
            return RuleValue.Of(value.Value);
        }

        place.Wrong($"{value.Refusal}: {unit} or {{\"parameter\": key}} is expected");
        return null;
    }
}
