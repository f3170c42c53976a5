namespace Portal.Exchange.Api;

/// <summary>Says of an endpoint, for the description of the API, that its body is a file of one of these types.</summary>
/// <param name="Types">Media types.</param>
internal sealed record FileBody(IReadOnlyCollection<string> Types);
