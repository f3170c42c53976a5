using Portal.Domain.Kernel;

namespace Portal.Domain.Reports;

/// <summary>A department's report of one kind and turn.</summary>
public readonly record struct ReportId(Guid Value) : ITypedId<ReportId>
{
    /// <inheritdoc/>
    public static ReportId From(Guid value) => new(value);
}
