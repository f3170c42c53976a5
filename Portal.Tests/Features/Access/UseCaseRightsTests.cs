using System.Reflection;
using Portal.Data;
using Xunit.Abstractions;

namespace Portal.Tests.Features.Access;

public sealed class UseCaseRightsTests(ITestOutputHelper output)
{
    private static readonly Type[] Types = typeof(IUseCase).Assembly.GetTypes();

    [Fact]
    public void EveryUseCase_NamesARightThatExists()
    {
        var useCases = Types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IUseCase).IsAssignableFrom(type))
            .ToDictionary(type => type, type => (string?)type.GetProperty(nameof(IUseCase.Right), BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)?.GetValue(null));

        foreach (var (type, right) in useCases.OrderBy(pair => pair.Key.FullName, StringComparer.Ordinal))
        {
            output.WriteLine($"{right,-24}{type.FullName}");
        }

        Assert.True(useCases.Count > 10);
        Assert.All(useCases.Values, right => Assert.Contains(right, Rights.All));
    }

    [Fact]
    public void EveryClassThatActsForAnActor_IsAUseCase()
    {
        var without = Types.Where(ActsForAnActor).Where(type => !typeof(IUseCase).IsAssignableFrom(type)).Select(type => type.FullName);

        Assert.Empty(without);
    }

    /// <summary>A class whose public or internal <c>RunAsync</c> takes the actor who asks.</summary>
    private static bool ActsForAnActor(Type type) =>
        type is { IsClass: true }
        && type.Namespace?.StartsWith("Portal.", StringComparison.Ordinal) == true
        && type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Any(method => method is { Name: "RunAsync", IsPrivate: false } && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)));
}
