using Portal.Domain.Cases;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class TimeLimitsTests
{
    private static readonly TimeLimits Limits = new(
    [
        new(CaseKind.Complaint, Response: TimeSpan.FromMinutes(30), Resolve: TimeSpan.FromHours(24)),
        new(CaseKind.Complaint, Severity: "紧急", Resolve: TimeSpan.FromHours(2)),
        new(CaseKind.Complaint, Resolve: TimeSpan.FromHours(12), ValidFrom: At(60)),
        new(CaseKind.Repair, Severity: "A", Resolve: TimeSpan.FromHours(1)),
    ]);

    [Theory]
    [InlineData(CaseKind.Complaint, null, 0, 24 * 60)]
    [InlineData(CaseKind.Complaint, "一般", 0, 24 * 60)]
    [InlineData(CaseKind.Complaint, "一般", 59.9, 24 * 60)]
    [InlineData(CaseKind.Complaint, "一般", 60, 12 * 60)]
    [InlineData(CaseKind.Complaint, "紧急", 60, 120)]
    [InlineData(CaseKind.Repair, "a", 0, 60)]
    [InlineData(CaseKind.Repair, null, 0, null)]
    [InlineData(CaseKind.Enquiry, "紧急", 0, null)]
    public void Resolve_TakesSeverityFirstThenTheNewestValidAtReceipt(CaseKind kind, string? severity, double received, int? minutes)
    {
        var limit = Limits.Resolve(kind, severity, At(received));

        Assert.Equal(minutes is { } m ? TimeSpan.FromMinutes(m) : null, limit);
    }

    [Fact]
    public void Response_OfASeverityThatStatesNone_IsTheGeneralOne()
    {
        Assert.Equal(TimeSpan.FromMinutes(30), Limits.Response(CaseKind.Complaint, "紧急", Nine));
    }

    [Fact]
    public void Due_OfItsOwn_GoesBeforeTheConfigured()
    {
        Assert.Equal(At(10), History(due: 10).Due(Limits));
        Assert.Equal(At(24 * 60), History().Due(Limits));
    }

    [Fact]
    public void Overdue_WithoutAnyLimit_IsNever()
    {
        Assert.False(History().IsOverdueAt(At(1_000_000), TimeLimits.None));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(60.001, true)]
    public void Overdue_AtTheLimitItself_IsNotYet(double minutes, bool overdue)
    {
        Assert.Equal(overdue, History(due: 60).IsOverdueAt(At(minutes), TimeLimits.None));
    }
}
