namespace Portal.Domain.Rulebook;

/// <summary>
/// A number of the rules over time: whatever is judged about an instant takes the version of that instant, so that a change
/// never judges anew what was before it.
/// </summary>
public sealed class Parameter
{
    private readonly decimal? _initial;
    private readonly ParameterVersion[] _versions;

    /// <summary>A parameter with its versions.</summary>
    /// <param name="initial">What the rules say before anybody changed it; null when the documents leave it open, which is off.</param>
    /// <param name="versions">The changes, in any order.</param>
    public Parameter(decimal? initial, IEnumerable<ParameterVersion> versions)
    {
        _initial = initial;
        _versions = [.. versions.OrderBy(version => version.ValidFrom)];
    }

    /// <summary>The changes, oldest first.</summary>
    public IReadOnlyList<ParameterVersion> Versions => _versions;

    /// <summary>The largest value that it ever had or will have; null when it was always off.</summary>
    public decimal? Largest => _versions.Select(version => version.Value).Append(_initial).Max();

    /// <summary>A value that never changed.</summary>
    public static Parameter Of(decimal? value) => new(value, []);

    /// <summary>The version in force at an instant; null while the initial value is.</summary>
    public ParameterVersion? VersionAt(DateTimeOffset at) => Array.FindLast(_versions, version => version.ValidFrom <= at);

    /// <summary>The value in force at an instant; null is off.</summary>
    public decimal? At(DateTimeOffset at) => VersionAt(at) is { } version ? version.Value : _initial;
}
