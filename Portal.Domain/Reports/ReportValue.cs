namespace Portal.Domain.Reports;

/// <summary>What a field of a report holds.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Text">What was written, or the figure as the records give it; null while blank.</param>
public sealed record ReportValue(string Field, string? Text = null)
{
    /// <summary>The rows of items and tables.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>What somebody put in place of the records' figure, or null.</summary>
    public ReportOverride? Override { get; init; }

    /// <summary>What the report says.</summary>
    public string? Shown => Override?.Text ?? Text;

    /// <summary>Whether nothing is there.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Shown) && Rows.All(row => row.All(string.IsNullOrWhiteSpace));

    /// <inheritdoc/>
    public bool Equals(ReportValue? other) =>
        other is not null && Field == other.Field && Text == other.Text && Override == other.Override
        && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, Text, Override, Rows.Count);
}

/// <summary>A figure changed by hand, with who answers for it [B-017].</summary>
/// <param name="Text">What it says now.</param>
/// <param name="By">Name of whoever changed it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why the records' figure is not what is reported.</param>
public sealed record ReportOverride(string Text, string By, DateTimeOffset At, string Reason);
