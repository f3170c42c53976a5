using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.Tests.Support;

/// <summary>
/// A fact that holds on both engines. It stands in an abstract class of rules; the class that runs the rules on PostgreSQL
/// lives in <c>Portal.Tests.Postgres</c> and is skipped, with the reason, where there is no server.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Portal.Tests.Support.EngineFactDiscoverer", "Portal.Tests")]
public sealed class EngineFactAttribute : FactAttribute;

/// <summary>Found by its name by the test framework.</summary>
public sealed class EngineFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new EngineTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A test case that knows whether its engine is there.</summary>
public sealed class EngineTestCase : XunitTestCase
{
    /// <summary>For the test framework, which restores test cases from text.</summary>
    [Obsolete("For deserialisation only.")]
    public EngineTestCase()
    {
    }

    /// <summary>Makes the case of a method.</summary>
    public EngineTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay defaultMethodDisplay, TestMethodDisplayOptions defaultMethodDisplayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, defaultMethodDisplay, defaultMethodDisplayOptions, testMethod)
    {
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.Name.StartsWith("Portal.Tests.Postgres.", StringComparison.Ordinal)
            ? PostgresDatabase.SkipReason
            : base.GetSkipReason(factAttribute);
}
