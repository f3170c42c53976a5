using System.Runtime.CompilerServices;
using System.Text;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Exchange.Tables;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>The export hands over exactly the rows of the list, and holds none of them.</summary>
[Trait("Engines", "Both")]
public sealed class CaseExportTests : IAsyncLifetime
{
    private const int Many = 600;

    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await new CaseHouse(_app).OpenAsync();
        await _house.ResolveAsync(await _house.TakeAsync(ago: TimeSpan.FromHours(3)), _house.Zhou);
        await _house.AssignAsync(await _house.TakeAsync(CaseKind.Repair, "门禁失灵", TimeSpan.FromHours(2), TimeSpan.FromHours(-1), _house.Shop), _house.Li);
        await _house.TakeAsync(CaseKind.Enquiry, "装修押金", TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public static TheoryData<CaseFilter> Filters =>
    [
        new CaseFilter(),
        new CaseFilter { Kind = CaseKind.Repair },
        new CaseFilter { Status = CaseStatus.AwaitingCallback },
        new CaseFilter { Unit = "B2-07" },
        new CaseFilter { Text = "押金" },
        new CaseFilter { Figure = CaseFigure.Pending },
        new CaseFilter { Figure = CaseFigure.Overdue },
        new CaseFilter { Figure = CaseFigure.AwaitingCallback },
        new CaseFilter { Figure = CaseFigure.Received },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Export_AFilter_HandsOverTheRowsOfTheListInTheirOrder(CaseFilter filter)
    {
        var listed = (await _house.Do<FindCases>().RunAsync(PortalApp.Tester, filter, 0, int.MaxValue, default)).Value.Rows;

        List<CaseLine> taken = [];
        await TakeAsync(filter, async rows =>
        {
            await foreach (var row in rows)
            {
                taken.Add(row);
            }
        });

        Assert.NotEmpty(listed);
        Assert.Equal(listed, taken);
    }

    [Fact]
    public async Task Export_ALongHistory_LetsGoOfEachRowThatWasTaken()
    {
        using (var api = await _app.ApiAsync())
        {
            var csv = new StringBuilder("id,kind,title,received_at\n");
            for (var number = 0; number < Many; number++)
            {
                csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"H{number},enquiry,问询,2026-10-01T08:{number / 60:00}:{number % 60:00}\n");
            }

            Assert.True((await PortalApp.ImportAsync(api, "cases", csv.ToString())).Response.IsSuccessStatusCode);
        }

        List<WeakReference> rows = [];
        var alive = 0;
        await TakeAsync(new CaseFilter(), async all =>
        {
            await using var reading = all.GetAsyncEnumerator();
            while (await NextAsync(reading, rows))
            {
                if (rows.Count == Many)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    GC.Collect();
                    alive = rows.Count(row => row.IsAlive);
                }
            }
        });

        Assert.Equal(Many + 3, rows.Count);
        Assert.InRange(alive, 0, 20);
    }

    [Fact]
    public async Task Export_OverHttp_IsTheListAsACsvFile()
    {
        var browser = _app.Browse();
        var given = (await _house.Do<Portal.Features.Access.CreateAccount>().RunAsync(PortalApp.Tester, "wang", default)).Value;
        await browser.SignInAsync("wang", given);
        await browser.SubmitAsync(Portal.Features.Access.Guards.PasswordPath, "password", ("Password.Current", given), ("Password.New", "correct horse battery"), ("Password.Repeated", "correct horse battery"));

        var answer = await browser.GetAsync("/cases/export");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("cases-20261121-2000.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var expected = await FileAsync();
        Assert.Equal(expected, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Export_WithoutTheRight_HandsOverNothing()
    {
        var called = false;

        var result = await _house.Do<ExportCases>().RunAsync(Actor.Anonymous, new CaseFilter(), (_, _) => Task.FromResult(called = true), default);

        Assert.False(result.IsDone);
        Assert.False(called);
    }

    /// <summary>The file as it was made from the list held in memory.</summary>
    private async Task<byte[]> FileAsync()
    {
        var texts = _house.Do<Portal.App.Texts>();
        var zone = _house.Do<SiteZone>();
        var rows = (await _house.Do<FindCases>().RunAsync(PortalApp.Tester, new CaseFilter(), 0, int.MaxValue, default)).Value.Rows;
        using var stream = new MemoryStream();
        await using (var writer = new CsvTableWriter(stream))
        {
            string[] headers =
            [
                "number", "external-number", "kind", "title", "unit", "status", "assignee", "received-at", "resolve-due", "resolved-at", "closed-at", "satisfaction", "reopened",
            ];
            await writer.WriteAsync([.. headers.Select(header => (TableCell)texts.For(Portal.App.Texts.Chinese, "cases." + header))], default);
            foreach (var row in rows)
            {
                TableCell At(DateTimeOffset? instant) => instant is { } at ? TableCell.Of(at, zone) : default;
                await writer.WriteAsync(
                    [
                        row.Number, row.ExternalNumber, texts.For(Portal.App.Texts.Chinese, $"enum.CaseKind.{row.Kind}"), row.Title, row.Unit,
                        texts.For(Portal.App.Texts.Chinese, $"enum.CaseStatus.{row.Status}"), row.Assignee, At(row.ReceivedAt), At(row.Due), At(row.ResolvedAt), At(row.ClosedAt),
                        (decimal?)row.Satisfaction, row.Reopened,
                    ],
                    default);
            }

            await writer.CompleteAsync(default);
        }

        return stream.ToArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<bool> NextAsync(IAsyncEnumerator<CaseLine> rows, List<WeakReference> seen)
    {
        if (!await rows.MoveNextAsync())
        {
            return false;
        }

        seen.Add(new WeakReference(rows.Current));
        return true;
    }

    private async Task TakeAsync(CaseFilter filter, Func<IAsyncEnumerable<CaseLine>, Task> take) =>
        Assert.True((await _house.Do<ExportCases>().RunAsync(PortalApp.Tester, filter, (rows, _) => take(rows), default)).IsDone);
}
