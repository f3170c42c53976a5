using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Fees.Dunning;

/// <summary>
/// That a paper about one demand was served: its stage, date, form number and who recorded it. One paper may be about several
/// demands of its unit; each has a row. Rows are never changed or deleted; a wrong one is withdrawn with a reason.
/// </summary>
public sealed class DunningNotice
{
    /// <summary>Longest form number, in characters.</summary>
    public const int LongestForm = 40;

    private DunningNotice()
    {
        Form = "";
        RecordedBy = "";
    }

    /// <summary>Identity.</summary>
    public DunningNoticeId Id { get; private set; }

    /// <summary>The unit that it was served on.</summary>
    public UnitId Unit { get; private set; }

    /// <summary>The due day (site date) of the bills that it is about; with the unit it names the demand.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>The stage that it brings about; never <see cref="DunningStage.Billed"/>.</summary>
    public DunningStage Stage { get; private set; }

    /// <summary>Day on which it was served (site date).</summary>
    public DateOnly On { get; private set; }

    /// <summary>Number of the paper form.</summary>
    public string Form { get; private set; }

    /// <summary>Name of whoever recorded it.</summary>
    public string RecordedBy { get; private set; }

    /// <summary>The person who recorded it, where it was one.</summary>
    public PersonId? Recorder { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was withdrawn (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Name of whoever withdrew it, or null.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Why it was withdrawn, or null.</summary>
    public string? WithdrawnWhy { get; private set; }

    /// <summary>Records a notice that <see cref="Demand.Check"/> lets pass.</summary>
    public static DunningNotice Record(
        UnitId unit, DateOnly due, DunningStage stage, DateOnly on, string form, string by, PersonId? recorder, DateTimeOffset now) => new()
        {
            Id = TypedId.New<DunningNoticeId>(now),
            Unit = unit,
            Due = due,
            Stage = stage,
            On = on,
            Form = form,
            RecordedBy = by,
            Recorder = recorder,
            RecordedAt = now,
        };

    /// <summary>It was not served, or recorded wrongly; refuses a second time and a blank reason.</summary>
    public Result Withdraw(string? why, string by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return DunningRefusals.AlreadyWithdrawn;
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            return DunningRefusals.ReasonMissing;
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnWhy) = (now, by, why.Trim());
        return Result.Done;
    }
}
