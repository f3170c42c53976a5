using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>A collection rate that the site sets itself, from a month on; months before keep the target they had.</summary>
public sealed class TargetChange
{
    /// <summary>Kind of fee.</summary>
    public required FeeType Type { get; init; }

    /// <summary>First month that the target holds for.</summary>
    public required Period From { get; init; }

    /// <summary>The rate to be reached, in percent.</summary>
    public required decimal Percent { get; set; }
}
