namespace Portal.Bench;

/// <summary>What a run is asked for.</summary>
/// <param name="Scale">Share of the full size; bounds are meant for 1.</param>
/// <param name="Published">Folder of a published build, or null.</param>
internal sealed record BenchSettings(double Scale, string? Published)
{
    /// <summary>A number of the full size, scaled; at least one.</summary>
    public int Of(int full) => Math.Max(1, (int)Math.Round(full * Scale));
}
