using System.Text.RegularExpressions;

namespace Portal.Bench.Circuits;

/// <summary>What a browser finds in a page's document to make it interactive.</summary>
/// <param name="Components">The descriptors of the interactive components, as JSON.</param>
/// <param name="State">The persisted state, protected by the server; empty for none.</param>
internal sealed partial record CircuitPage(IReadOnlyList<string> Components, string State)
{
    /// <summary>The operations that add the components to a circuit, as JSON.</summary>
    public string Operations =>
        "{\"batchId\":1,\"operations\":["
        + string.Join(',', Components.Select((marker, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker}}}"""))
        + "]}";

    /// <summary>Reads the document.</summary>
    public static CircuitPage Of(string html) => new(
        [.. Marker().Matches(html).Select(match => match.Groups["value"].Value).Where(json => json.Contains("\"descriptor\"", StringComparison.Ordinal))],
        PersistedState().Match(html).Groups["value"].Value);

    [GeneratedRegex("<!--Blazor:(?<value>\\{.*?\\})-->", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<value>.*?)-->", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PersistedState();
}
