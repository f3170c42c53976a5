namespace Portal.Domain.Fees.Dunning;

/// <summary>How far the collection of a demand has come; each but the first is brought about by a notice.</summary>
public enum DunningStage
{
    /// <summary>Billed (已出账), step 1 of the document [B-149].</summary>
    Billed = 0,

    /// <summary>The payment notice (缴费通知单) was served, step 2 [B-150].</summary>
    Notified = 1,

    /// <summary>The reminder notice (催缴通知书) was served, step 4 [B-152].</summary>
    Reminded = 2,

    /// <summary>The deadline-payment notice (限期缴费通知) was served [B-153].</summary>
    DeadlineNotified = 3,
}

/// <summary>The stages with the words that addresses use.</summary>
public static class DunningStages
{
    /// <summary>All of them, in the order of collection.</summary>
    public static IReadOnlyList<DunningStage> All { get; } =
        [DunningStage.Billed, DunningStage.Notified, DunningStage.Reminded, DunningStage.DeadlineNotified];

    /// <summary>Those that a notice brings about.</summary>
    public static IReadOnlyList<DunningStage> Noticed { get; } = [.. All.Skip(1)];

    extension(DunningStage stage)
    {
        /// <summary><c>billed</c>, <c>notified</c>, <c>reminded</c> or <c>deadline</c>.</summary>
        public string Code => stage switch
        {
            DunningStage.Billed => "billed",
            DunningStage.Notified => "notified",
            DunningStage.Reminded => "reminded",
            DunningStage.DeadlineNotified => "deadline",
        };
    }

    /// <summary>Back from <c>Code</c>; null for any other word.</summary>
    public static DunningStage? Find(string? code)
    {
        foreach (var stage in All)
        {
            if (stage.Code == code)
            {
                return stage;
            }
        }

        return null;
    }
}
