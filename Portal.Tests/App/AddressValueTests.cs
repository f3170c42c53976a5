using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.App;

namespace Portal.Tests.App;

/// <summary>A mistyped address shows the page instead of an error that no reload mends.</summary>
public sealed class AddressValueTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("-1", -1)]
    [InlineData("3.5", null)]
    [InlineData("zz", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Number_IsReadOrCountsAsNotGiven(string? text, int? number) => Assert.Equal(number, AddressValue.Number(text));

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("1", false)]
    [InlineData(null, false)]
    public void Flag_IsReadOrCountsAsNotGiven(string? text, bool flag) => Assert.Equal(flag, AddressValue.Flag(text));

    [Theory]
    [InlineData("0198c3a2f00070008000000000000001", true)]
    [InlineData("0198c3a2-f000-7000-8000-000000000001", true)]
    [InlineData("abc", false)]
    [InlineData(null, false)]
    public void Id_IsReadOrCountsAsNotGiven(string? text, bool isRead) => Assert.Equal(isRead, AddressValue.Id(text) is not null);

    /// <summary>Blazor breaks the page when it cannot parse a value of another type.</summary>
    [Fact]
    public void Pages_TakeValuesOfTheirAddressAsText()
    {
        var typed = typeof(AddressValue).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: false))
            .ToArray();

        Assert.True(typed.Length > 20);
        Assert.Empty(typed.Where(property => property.PropertyType != typeof(string)).Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }
}
