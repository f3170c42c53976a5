using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Exchange.Imports;

[Trait("Engines", "Both")]
public sealed class ImportEndpointTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Post_WithoutKey_Is401()
    {
        var response = await _app.CreateClient().PostAsync("/api/v1/import/units", Csv("code\n1-1-101\n"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithReadKey_Is403AndWritesNothing()
    {
        var api = await _app.ApiAsync(KeyScope.Read);

        var response = await api.PostAsync("/api/v1/import/units", Csv("code\n1-1-101\n"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await RunsAsync());
    }

    [Fact]
    public async Task Post_UnknownKind_Is404ThatNamesIt()
    {
        var api = await _app.ApiAsync();

        var response = await api.PostAsync("/api/v1/import/ships", Csv("code\n1\n"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("ships", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData("image/png")]
    public async Task Post_TypeThatIsNoTable_Is415(string type)
    {
        var api = await _app.ApiAsync();
        var content = new ByteArrayContent("code\n1\n"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(type);

        var response = await api.PostAsync("/api/v1/import/units", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Post_BodyOver64MiB_Is413()
    {
        var api = await _app.ApiAsync();
        var content = new ByteArrayContent(new byte[(64 << 20) + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");

        var response = await api.PostAsync("/api/v1/import/units", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static StringContent Csv(string text) => new(text, System.Text.Encoding.UTF8, "text/csv");

    private static async Task<string> DetailAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    private Task<ImportRun[]> RunsAsync() => _app.QueryAsync((PortalDb db) => db.Set<ImportRun>().ToArrayAsync());
}
