using System.Buffers.Text;

namespace Portal.Bench.Circuits;

/// <summary>A change that a measure makes carries a number, <c>BENCH-0042</c>, in a text that the wall shows.</summary>
internal static class Mark
{
    public static ReadOnlySpan<byte> Prefix => "BENCH-"u8;

    /// <summary>The text of a number.</summary>
    public static string Of(int number) => FormattableString.Invariant($"BENCH-{number:00000}");
}

/// <summary>Keeps when a circuit was shown each mark, and when it was sent batches.</summary>
internal sealed class MarkWatcher : ICircuitWatcher
{
    private readonly Lock _gate = new();
    private readonly List<long> _batches = [];
    private readonly List<(int Mark, long At)> _shown = [];
    private int _newest;

    /// <summary>The newest mark that was shown.</summary>
    public int Newest => Volatile.Read(ref _newest);

    /// <summary>Timestamps of the batches since the last <see cref="Forget"/>.</summary>
    public IReadOnlyList<long> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <inheritdoc/>
    public void Rendered(ReadOnlySpan<byte> batch, long at)
    {
        var mark = NewestOf(batch);
        lock (_gate)
        {
            _batches.Add(at);
            if (mark > _newest)
            {
                _newest = mark;
                _shown.Add((mark, at));
            }
        }
    }

    /// <summary>When a mark, or a newer one in its place, was shown; null when it was not.</summary>
    public long? ShownAt(int mark)
    {
        lock (_gate)
        {
            foreach (var (shown, at) in _shown)
            {
                if (shown >= mark)
                {
                    return at;
                }
            }
        }

        return null;
    }

    /// <summary>Counts batches from now on.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _batches.Clear();
        }
    }

    private static int NewestOf(ReadOnlySpan<byte> batch)
    {
        var newest = 0;
        while (batch.IndexOf(Mark.Prefix) is var found and >= 0)
        {
            batch = batch[(found + Mark.Prefix.Length)..];
            if (Utf8Parser.TryParse(batch, out int mark, out _))
            {
                newest = Math.Max(newest, mark);
            }
        }

        return newest;
    }
}
