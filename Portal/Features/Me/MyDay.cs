using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Duty;

namespace Portal.Features.Me;

/// <summary>What duty holds for one person: read off the shared board, so that a thousand phones cost no query.</summary>
public sealed record MyDay
{
    /// <summary>Arrivals earlier than this say nothing about punctuality: the person was there for another shift.</summary>
    private static readonly TimeSpan LongestLead = TimeSpan.FromHours(2);

    /// <summary>Who.</summary>
    public required DutyPerson Person { get; init; }

    /// <summary>The shift under way, or the next one of the days ahead, or null.</summary>
    public required DutyShift? Shift { get; init; }

    /// <summary>Where the person is, or null: at no post.</summary>
    public required PersonState? State { get; init; }

    /// <summary>The post where the person is.</summary>
    public required Post? Post { get; init; }

    /// <summary>False when the person is at a post without a certificate it needs now.</summary>
    public required bool Qualified { get; init; }

    /// <summary>Minutes before (positive) or after (negative) the start of the shift at which the person came; null when not there.</summary>
    public required int? MinutesEarly { get; init; }

    /// <summary>The shifts after <see cref="Shift"/>, by start.</summary>
    public required IReadOnlyList<DutyShift> Coming { get; init; }

    /// <summary>Every post, by code, for whoever has no shift or helps out elsewhere.</summary>
    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>A person's part of the board; null when the staff list does not have the person.</summary>
    public static MyDay? Of(DutyBoard board, PersonId me)
    {
        if (!board.People.TryGetValue(me, out var person))
        {
            return null;
        }

        var state = board.StateOf(me);
        var shifts = board.Data.Record.Assignments
            .Where(shift => shift.PersonId == me && !shift.Withdrawn && shift.End > board.At && board.Data.Posts.ContainsKey(shift.PostId))
            .OrderBy(shift => shift.Start)
            .Select(shift => DutyShift.Of(board.Data, shift, board.At))
            .ToList();
        var shift = shifts.FirstOrDefault();
        var post = state is not null ? board.Data.Posts.GetValueOrDefault(state.Post) : null;
        return new MyDay
        {
            Person = person,
            Shift = shift,
            State = state,
            Post = post,
            Qualified = post is null || board.Data.Coverage.IsQualified(me, post, board.At),
            MinutesEarly = shift?.State is { } here ? Minutes(shift.Assignment.Start - here.ArrivedAt) : null,
            Coming = [.. shifts.Skip(1)],
            Posts = [.. board.Data.Posts.Values.OrderBy(one => one.Code, StringComparer.Ordinal)],
        };
    }

    // Cut towards zero, as people say it: 12 minutes early means at least 12.
    private static int? Minutes(TimeSpan lead) => lead.Duration() > LongestLead ? null : (int)lead.TotalMinutes;
}
