namespace Portal.Exchange.Api;

/// <summary>What became of an object that a program sent.</summary>
/// <param name="Answer">Its id and number.</param>
/// <param name="IsNew">False when it was known before.</param>
public sealed record Taken(Created Answer, bool IsNew);
