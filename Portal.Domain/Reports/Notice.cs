using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Reports;

/// <summary>A notice from above.</summary>
public readonly record struct NoticeId(Guid Value) : ITypedId<NoticeId>
{
    /// <inheritdoc/>
    public static NoticeId From(Guid value) => new(value);
}

/// <summary>What a notice is about, as far as rules ask.</summary>
public enum NoticeCategory
{
    /// <summary>Anything else.</summary>
    General,

    /// <summary>A business change (业务变更): every reader learns it in time .</summary>
    BusinessChange,

    /// <summary>A preferential policy (优惠政策): every reader learns it in time .</summary>
    PreferentialPolicy,
}

/// <summary>What comes from above and is passed on to people, with who has read it [D-303]. It stays as it was published.</summary>
public sealed class Notice
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    private readonly List<NoticeReading> _readings = [];

    private Notice()
    {
    }

    /// <summary>Identity inside the portal.</summary>
    public NoticeId Id { get; private set; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = "";

    /// <summary>From whom above it comes.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>The department it is for; null means everybody.</summary>
    public string? Department { get; private set; }

    /// <summary>What it is about.</summary>
    public NoticeCategory Category { get; private set; }

    /// <summary>When it was published (UTC).</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Name of whoever published it.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>Whom it is for, and who of them has read it.</summary>
    public IReadOnlyList<NoticeReading> Readings => _readings;

    /// <summary>Publishes a notice to people.</summary>
    public static Result<Notice> Publish(
        NoticeId id, string? title, string? text, string? origin, string? department, IReadOnlyCollection<PersonId> readers, string by, DateTimeOffset now,
        NoticeCategory category = NoticeCategory.General)
    {
        ArgumentNullException.ThrowIfNull(readers);
        var refusal = string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle ? NoticeRefusals.TitleMissing
            : string.IsNullOrWhiteSpace(text) ? NoticeRefusals.TextMissing
            : string.IsNullOrWhiteSpace(origin) ? NoticeRefusals.OriginMissing
            : readers.Count == 0 ? NoticeRefusals.NobodyToRead
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var notice = new Notice
        {
            Id = id,
            Title = title!.Trim(),
            Text = text!.Trim(),
            Origin = origin!.Trim(),
            Department = department,
            Category = category,
            PublishedAt = now,
            PublishedBy = by,
        };
        notice._readings.AddRange(readers.Distinct().Select(reader => new NoticeReading(id, reader)));
        return notice;
    }

    /// <summary>Somebody says that he has read it; the first time counts.</summary>
    public Result Confirm(PersonId reader, DateTimeOffset now) =>
        _readings.Find(reading => reading.Person == reader) is { } own ? own.Confirm(now) : NoticeRefusals.NotForYou;
}

/// <summary>That somebody is to read a notice, and when that was done.</summary>
public sealed class NoticeReading
{
    internal NoticeReading(NoticeId noticeId, PersonId person) => (NoticeId, Person) = (noticeId, person);

    /// <summary>Which notice.</summary>
    public NoticeId NoticeId { get; private set; }

    /// <summary>Who.</summary>
    public PersonId Person { get; private set; }

    /// <summary>When it was read (UTC), or null.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    internal Result Confirm(DateTimeOffset now)
    {
        if (ReadAt is not null)
        {
            return NoticeRefusals.Read;
        }

        ReadAt = now;
        return Result.Done;
    }
}
