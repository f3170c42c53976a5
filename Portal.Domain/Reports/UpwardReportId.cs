using Portal.Domain.Kernel;

namespace Portal.Domain.Reports;

/// <summary>A written report or request to a superior. People say its <see cref="UpwardNumber"/>.</summary>
public readonly record struct UpwardReportId(Guid Value) : ITypedId<UpwardReportId>
{
    /// <inheritdoc/>
    public static UpwardReportId From(Guid value) => new(value);
}
