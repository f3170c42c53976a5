using System.Text.Json;

namespace Portal.Jobs;

/// <summary>What a run did, in numbers. Each name has a sentence <c>job.tally.{name}</c>.</summary>
/// <param name="Numbers">Names and numbers in the order in which they are shown.</param>
public sealed record JobTally(params IReadOnlyList<(string Name, long Number)> Numbers)
{
    /// <summary>Nothing worth counting.</summary>
    public static JobTally None { get; } = new([]);

    internal string ToJson() => JsonSerializer.Serialize(Numbers.Select(one => new KeyValuePair<string, long>(one.Name, one.Number)));

    internal static JobTally FromJson(string? json) => json is null
        ? None
        : new([.. JsonSerializer.Deserialize<KeyValuePair<string, long>[]>(json)!.Select(one => (one.Key, one.Value))]);
}
