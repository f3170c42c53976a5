namespace Portal.Exchange.Api;

/// <summary>What a caller is told of the object that it created.</summary>
/// <param name="Id">Identity inside the portal.</param>
/// <param name="Number">The number that people say aloud.</param>
public sealed record Created(string Id, string Number);
