using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Calendar;

/// <summary>Enters the published days of a year at once; a day that is known takes what is entered. All of them, or none.</summary>
public sealed class EnterCalendarDays(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Reads the lines and saves their days; answers how many.</summary>
    /// <param name="actor">Who enters them.</param>
    /// <param name="text">One notice a line, see <see cref="CalendarLines"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<int>> RunAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        var read = CalendarLines.Read(text);
        if (!read.IsDone)
        {
            return read.Refusal;
        }

        return await writer.WriteAsync<EnterCalendarDays, int>(
            actor,
            async (unit, token) =>
            {
                var (first, last) = (read.Value.Min(day => day.Date), read.Value.Max(day => day.Date));
                var known = await unit.Db.Set<CalendarDay>().Where(day => day.Date >= first && day.Date <= last).ToDictionaryAsync(day => day.Date, token);
                foreach (var day in read.Value)
                {
                    if (known.TryGetValue(day.Date, out var row))
                    {
                        (row.Name, row.Off) = (day.Name, day.Off);
                    }
                    else
                    {
                        unit.Db.Add(day);
                    }
                }

                return read.Value.Count;
            },
            cancellationToken);
    }
}
