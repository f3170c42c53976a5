using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.App;

/// <summary>In Development the container refuses a service that lives longer than what it needs; the newcomer's first command starts there.</summary>
public sealed class DevelopmentHostTests
{
    [Fact]
    public async Task Host_InDevelopment_CanMakeEverythingThatItRuns()
    {
        await using var app = new PortalApp();
        await using var development = app.WithWebHostBuilder(builder => builder.UseEnvironment(Environments.Development));

        Assert.NotEmpty(development.Services.GetServices<IHostedService>());
    }
}
