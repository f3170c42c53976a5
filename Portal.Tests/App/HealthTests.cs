using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Tests.Support;

namespace Portal.Tests.App;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_WithoutAKey_Answers200(string path)
    {
        await using var app = new PortalApp();

        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, path));
    }

    [Fact]
    public async Task Ready_OnePartIsNot_Answers503WhileTheProcessLives()
    {
        await using var app = new PortalApp(services =>
            services.AddHealthChecks().AddCheck("part", () => HealthCheckResult.Unhealthy()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(app, "/readyz"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, "/healthz"));
    }

    private static async Task<HttpStatusCode> AskAsync(PortalApp app, string path)
    {
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
