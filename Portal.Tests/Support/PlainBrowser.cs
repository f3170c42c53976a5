using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>
/// What a browser does without scripts: keeps cookies, fills in a page's form with its hidden fields, follows nothing by
/// itself. Cookies live by the portal's clock, not the machine's.
/// </summary>
internal sealed partial class PlainBrowser(PortalApp app)
{
    private readonly HttpClient _client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>The Set-Cookie lines of the last answer.</summary>
    public IReadOnlyList<string> LastCookies { get; private set; } = [];

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<string> ReadAsync(string address) => WebUtility.HtmlDecode(await (await GetAsync(address)).Content.ReadAsStringAsync());

    /// <summary>Opens a page and submits its form of this name (or with this action) with the fields typed in.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] typed)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        var markup = Form().Matches(html).Select(match => match.Value)
            .FirstOrDefault(text => text.Contains($"value=\"{form}\"", StringComparison.Ordinal) || text.Contains($"action=\"{form}\"", StringComparison.Ordinal));
        Assert.True(markup is not null, $"{page} has no form {form}");
        var fields = Hidden().Matches(markup).Select(match => (Tag: match.Value, Name: Attribute(match.Value, "name"), Value: Attribute(match.Value, "value")))
            .Where(field => field.Name is not null)
            .ToDictionary(field => field.Name!, field => field.Value ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return await PostAsync(Attribute(FormTag().Match(markup).Value, "action") ?? page, fields);
    }

    public Task<HttpResponseMessage> PostAsync(string address, IDictionary<string, string> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Where an answer sends on to, without the host.</summary>
    public static string PathOf(HttpResponseMessage answer) => answer.Headers.Location switch
    {
        { IsAbsoluteUri: true } absolute => absolute.PathAndQuery,
        { } path => path.OriginalString,
        null => $"no redirect but {(int)answer.StatusCode}",
    };

    public Task<HttpResponseMessage> SignInAsync(string login, string password) =>
        SubmitAsync("/login", "login", ("Input.Login", login), ("Input.Password", password));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await _client.SendAsync(request);
        LastCookies = response.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];
        foreach (var line in LastCookies)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }

        return response;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<form[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex FormTag();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}
