using System.Numerics;

namespace Portal.Features.Demo.Making;

/// <summary>
/// Chances drawn from a seed and from what they are about (SplitMix64): the same in every process and on every machine, so
/// that what the estate does later fits what was made at first.
/// </summary>
internal sealed class Chance
{
    private ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>The chances of one thing, such as the arrival of a person for a shift.</summary>
    /// <param name="seed">Seed of the estate.</param>
    /// <param name="about">What kind of thing, and whose.</param>
    /// <param name="number">Which one: a start in Unix seconds, a month.</param>
    public static Chance Of(int seed, string about, long number = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var sign in about)
        {
            hash = (hash ^ sign) * 1099511628211UL;
        }

        return new Chance(hash ^ BitOperations.RotateLeft((ulong)number * 0x9E3779B97F4A7C15UL, 17) ^ ((ulong)(uint)seed << 32));
    }

    /// <summary>0 or more, less than 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in this share of all draws.</summary>
    public bool Is(double share) => Share() < share;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Share() * (most - least + 1));

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> several) => several[Between(0, several.Count - 1)];

    /// <summary>A length of time in whole seconds, both ends included.</summary>
    public TimeSpan Time(TimeSpan least, TimeSpan most) => TimeSpan.FromSeconds(Between((int)least.TotalSeconds, (int)most.TotalSeconds));

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
