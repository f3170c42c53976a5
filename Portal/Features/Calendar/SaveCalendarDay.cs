using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Calendar;

/// <summary>Says whether a day is worked. Coverage by working days follows at once.</summary>
public sealed class SaveCalendarDay(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Saves the day; an ordinary one is taken off the list of exceptions, which the audit keeps.</summary>
    public Task<Result> RunAsync(Actor actor, DateOnly date, DayKind kind, string? name, CancellationToken cancellationToken) =>
        writer.WriteAsync<SaveCalendarDay>(
            actor,
            async (unit, token) =>
            {
                var known = await unit.Db.Set<CalendarDay>().SingleOrDefaultAsync(day => day.Date == date, token);
                if (kind is DayKind.Ordinary)
                {
                    if (known is not null)
                    {
                        unit.Db.Remove(known);
                    }

                    return Result.Done;
                }

                var text = name?.Trim() ?? "";
                if (text.Length is 0 or > CalendarRefusals.LongestName)
                {
                    return text.Length == 0 ? CalendarRefusals.NameMissing : CalendarRefusals.NameTooLong;
                }

                if (known is null)
                {
                    unit.Db.Add(new CalendarDay { Date = date, Name = text, Off = kind is DayKind.Off });
                }
                else
                {
                    (known.Name, known.Off) = (text, kind is DayKind.Off);
                }

                return Result.Done;
            },
            cancellationToken);
}
