using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>
/// Meetings that come again. The rule packs say when; what they leave to the site, and what a centre moves to suit itself
/// [B-049], is set here.
/// </summary>
public sealed class MeetingSeries
{
    private MeetingSeries()
    {
    }

    /// <summary>A series of a kind, of the site or of one of its centres.</summary>
    /// <param name="kind">A kind that has a rule.</param>
    /// <param name="centre">The centre; null is the site's own.</param>
    /// <param name="now">The instant.</param>
    public MeetingSeries(MeetingKind kind, string? centre, DateTimeOffset now)
    {
        var rule = SeriesRule.Of(kind) ?? throw new ArgumentException("No series makes such meetings.", nameof(kind));
        (Id, Kind, Centre, Since, IsActive) = (TypedId.New<SeriesId>(now), kind, Clean(centre), now, true);
        (Roles, ChairDepartment) = (string.Join(',', rule.Roles), rule.ChairDepartment);
    }

    /// <summary>Identity.</summary>
    public SeriesId Id { get; private set; }

    /// <summary>What kind of meeting.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The centre; null is the site's own.</summary>
    public string? Centre { get; private set; }

    /// <summary>From when it makes meetings (UTC).</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>The centre's own start in minutes of the site's day; null takes the rule's.</summary>
    public int? StartMinute { get; private set; }

    /// <summary>The centre's own end in minutes of the site's day; null takes the rule's.</summary>
    public int? EndMinute { get; private set; }

    /// <summary>Keys of the roles that are invited, separated by commas.</summary>
    public string Roles { get; private set; } = "";

    /// <summary>Only people of this department are invited; null does not care.</summary>
    public string? Department { get; private set; }

    /// <summary>The department whose people may chair; null does not care .</summary>
    public string? ChairDepartment { get; private set; }

    /// <summary>Who chairs unless a meeting says otherwise.</summary>
    public PersonId? Chair { get; private set; }

    /// <summary>Where it takes place unless a meeting says otherwise.</summary>
    public string? Place { get; private set; }

    /// <summary>Whether it makes meetings.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Its rule.</summary>
    public SeriesRule Rule => SeriesRule.Of(Kind)!;

    /// <summary>Sets what a site may set.</summary>
    public Result Set(SeriesSettings settings)
    {
        if (settings.EndMinute <= settings.StartMinute)
        {
            return MeetingRefusals.EndsBeforeStart;
        }

        (StartMinute, EndMinute, IsActive) = (settings.StartMinute, settings.EndMinute, settings.IsActive);
        (Roles, Department, ChairDepartment) = (string.Join(',', settings.Roles), Clean(settings.Department), Clean(settings.ChairDepartment));
        (Chair, Place) = (settings.Chair, Clean(settings.Place));
        return Result.Done;
    }

    /// <summary>Whom it invites of the staff.</summary>
    public IReadOnlyList<PersonId> Invitees(IEnumerable<Person> staff)
    {
        var roles = Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. staff.Where(person => person.Active && person.Role is not null && roles.Contains(person.Role))
                .Where(person => Department is null || person.Department == Department)
                .Select(person => person.Id),
        ];
    }

    private static string? Clean(string? text) => text?.Trim() is { Length: > 0 } written ? written : null;
}

/// <summary>What a site may set of a series.</summary>
/// <param name="StartMinute">Own start in minutes of the site's day, or null.</param>
/// <param name="EndMinute">Own end, or null.</param>
/// <param name="Roles">Keys of the roles that are invited.</param>
/// <param name="Department">Only people of this department, or null.</param>
/// <param name="ChairDepartment">Department whose people may chair, or null.</param>
/// <param name="Chair">Who chairs, or null.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="IsActive">Whether it makes meetings.</param>
public sealed record SeriesSettings(
    int? StartMinute, int? EndMinute, IReadOnlyList<string> Roles, string? Department, string? ChairDepartment, PersonId? Chair, string? Place, bool IsActive = true);
