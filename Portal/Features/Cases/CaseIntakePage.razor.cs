using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Writes down a case while the caller is on the line.</summary>
public sealed partial class CaseIntakePage : IDisposable
{
    private static readonly string[] Fields =
        ["title", "unit", "channel", "caller_phone", "received_at", "response_due", "resolve_due"];

    private readonly CancellationTokenSource _closing = new();
    private CallerHome? _home;
    private CaseForm _form = new();
    private Refusal? _refusal;
    private TakenCase? _taken;
    private bool _busy;
    private int _round;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Takes the case.</summary>
    [Inject]
    public required TakeCase Take { get; init; }

    /// <summary>Finds the home.</summary>
    [Inject]
    public required FindHome Homes { get; init; }

    /// <summary>Who takes it.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The unit to begin with.</summary>
    [SupplyParameterFromQuery]
    public string? Unit { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Begin();
        if (!string.IsNullOrWhiteSpace(Unit))
        {
            await ChooseAsync(Unit);
        }
    }

    private void Begin()
    {
        _form = new CaseForm { ReceivedAt = Minute(Clock.Zone.ToSite(Clock.Now).DateTime) };
        _home = null;
        _round++;
    }

    /// <summary>Says what is open at the home, if there is such a home; whether there is matters when the case is taken.</summary>
    private async Task ChooseAsync(string unit)
    {
        (_form.Unit, _home) = (unit.Trim(), null);
        await FindHomeAsync();
    }

    private async Task<Refusal?> FindHomeAsync()
    {
        if (_form.Unit.Length == 0 || _form.Unit == _home?.Code)
        {
            return null;
        }

        var found = await Homes.RunAsync(await Current.GetAsync(), _form.Unit, _closing.Token);
        _home = found.IsDone ? found.Value : null;
        return found.Refusal;
    }

    private async Task SubmitAsync()
    {
        _busy = true;
        (_refusal, _taken) = (null, null);
        var intake = await ReadAsync();
        var taken = intake.IsDone ? await Take.RunAsync(await Current.GetAsync(), intake.Value, _closing.Token) : intake.Refusal;
        _busy = false;
        if (!taken.IsDone)
        {
            _refusal = taken.Refusal;
            return;
        }

        _taken = taken.Value;
        Begin();
    }

    /// <summary>The form in the words of the rules; only the unit's code has to be looked up.</summary>
    private async Task<Result<CaseIntake>> ReadAsync()
    {
        if (await FindHomeAsync() is { } refusal)
        {
            return refusal;
        }

        return new CaseIntake
        {
            Kind = _form.Kind,
            Title = _form.Title,
            Channel = _form.Channel,
            ReceivedAt = _form.ReceivedAt is { } at ? Clock.Zone.ToInstant(at) : null,
            Unit = _home?.Id,
            Category = _form.Category,
            Severity = _form.Severity,
            ResponseDue = _form.ResponseDue is { } response ? Clock.Zone.ToInstant(response) : null,
            ResolveDue = _form.ResolveDue is { } resolve ? Clock.Zone.ToInstant(resolve) : null,
            CallerName = _form.CallerName,
            CallerPhone = _form.CallerPhone,
            Note = _form.Note,
        };
    }

    private static DateTime Minute(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>What stands in the form; times are the site's.</summary>
    private sealed class CaseForm
    {
        public CaseKind Kind { get; set; } = CaseKind.Complaint;

        public string Title { get; set; } = "";

        public string Unit { get; set; } = "";

        public CaseChannel Channel { get; set; } = CaseChannel.Phone;

        public string? CallerName { get; set; }

        public string? CallerPhone { get; set; }

        public string? Category { get; set; }

        public string? Severity { get; set; }

        public DateTime? ReceivedAt { get; set; }

        public DateTime? ResponseDue { get; set; }

        public DateTime? ResolveDue { get; set; }

        public string? Note { get; set; }
    }
}
