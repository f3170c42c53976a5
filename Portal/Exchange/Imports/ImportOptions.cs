namespace Portal.Exchange.Imports;

/// <summary>How an import treats its rows.</summary>
/// <param name="DryRun">Decide everything, write nothing.</param>
/// <param name="SkipInvalid">Write the good rows although some are refused; otherwise it is all or nothing.</param>
public sealed record ImportOptions(bool DryRun = false, bool SkipInvalid = false);
