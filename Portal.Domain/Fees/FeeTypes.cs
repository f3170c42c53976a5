using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Fees;

/// <summary>The fee types with the codes that files and the API use.</summary>
public static class FeeTypes
{
    /// <summary>All three, in the order in which every list shows them.</summary>
    public static IReadOnlyList<FeeType> All { get; } = [FeeType.Property, FeeType.Utility, FeeType.Service];

    extension(FeeType type)
    {
        /// <summary><c>property</c>, <c>utility</c> or <c>service</c>.</summary>
        public string Code => type switch
        {
            FeeType.Property => "property",
            FeeType.Utility => "utility",
            FeeType.Service => "service",
        };
    }

    /// <summary>Back from <c>Code</c>, exactly as written there.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out FeeType type)
    {
        foreach (var candidate in All)
        {
            if (candidate.Code == code)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
