using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Kernel;

/// <summary>Done, or refused. Exceptions are left to bugs and broken infrastructure.</summary>
public readonly struct Result
{
    private Result(Refusal? refusal) => Refusal = refusal;

    /// <summary>The one success value.</summary>
    public static Result Done => default;

    /// <summary>Why not, or null when done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when nothing was refused.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result(Refusal refusal) => new(refusal);
}

/// <summary>A value, or a refusal.</summary>
/// <typeparam name="T">What success yields.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why not, or null when done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>The value; asking a refused result for it is a bug and throws.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
