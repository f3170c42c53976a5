namespace Portal.Domain.People;

/// <summary>A certificate (证书) that a person holds.</summary>
/// <param name="Code">Code that posts ask for, e.g. <c>fire-operator</c>; compared ordinally.</param>
/// <param name="Expires">Last day, site date, on which it is valid.</param>
public sealed record Qualification(string Code, DateOnly Expires);
