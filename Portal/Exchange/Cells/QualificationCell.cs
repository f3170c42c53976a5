namespace Portal.Exchange;

/// <summary>One certificate of a list.</summary>
/// <param name="Code">Code that posts ask for, e.g. <c>fire-operator</c>.</param>
/// <param name="Expires">Last day on which it is valid, site date.</param>
public sealed record QualificationCell(string Code, DateOnly Expires);
