namespace Portal.Domain.Kernel;

/// <summary>
/// An expected "no". The code names a sentence in the text resources (<c>refusal.{Code}</c>) whose placeholders
/// <c>{0}</c>, <c>{1}</c>, ... take <see cref="Args"/>, formatted in the language of the reader.
/// </summary>
/// <param name="Code">Kebab-case words in the feature's name space, e.g. <c>fees.unit-unknown</c>.</param>
/// <param name="Field">English column or field name the refusal is about (<c>amount</c>), or null for the whole input.</param>
/// <param name="Clause">Clause that demands the refusal (<c>A-051</c>), or null.</param>
public sealed record Refusal(string Code, string? Field = null, string? Clause = null)
{
    /// <summary>Values for the sentence's placeholders.</summary>
    public IReadOnlyList<object?> Args { get; init; } = [];

    /// <summary>The same refusal with values for its placeholders.</summary>
    public Refusal With(params object?[] args) => this with { Args = args };

    /// <summary>Equal codes, fields, clauses and arguments.</summary>
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Field == other.Field && Clause == other.Clause
        && Args.SequenceEqual(other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Field, Clause, Args.Count);

    /// <summary>For logs and test output only; people read the sentence from the resources.</summary>
    public override string ToString() => $"{Code}({string.Join(", ", Args)})" + (Field is null ? "" : $" [{Field}]");
}
