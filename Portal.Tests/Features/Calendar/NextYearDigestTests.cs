using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Calendar;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Calendar;

/// <summary>Mondays at nine: who is told that next year's calendar is empty.</summary>
public sealed class NextYearDigestTests
{
    [Theory]
    [InlineData("2026-11-30 09:00", false, false)]
    [InlineData("2026-12-07 08:59", false, false)]
    [InlineData("2026-12-07 09:00", false, true)]
    [InlineData("2026-12-07 09:00", true, false)]
    public async Task NextYear_EmptyOnAMondayInDecember_IsToldToTheManagers(string siteTime, bool isFilled, bool isTold)
    {
        var start = DutySeed.At(siteTime.Split(' ')[0] + " 00:30");
        await using var app = new PortalApp(start: start);
        var manager = new Person(TypedId.New<PersonId>(start), "1", new PersonDetails { Name = "经理", Title = Roles.Manager.Chinese });
        await app.SeedAsync(manager, new Person(TypedId.New<PersonId>(start), "2", new PersonDetails { Name = "员工" }));
        if (isFilled)
        {
            await app.SeedAsync(new CalendarDay { Date = new DateOnly(2027, 1, 1), Name = "元旦", Off = true });
        }

        var job = app.Services.GetRequiredService<ReconcileObligations>();
        await job.RunAsync(default);
        app.Clock.MoveTo(DutySeed.At(siteTime));
        await job.RunAsync(default);

        var told = await app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "reminder.CalendarEmpty").ToListAsync());
        Assert.Equal(isTold ? [(manager.Id, "[2027]")] : [], told.Select(message => (message.Person, message.Args)));
    }
}
