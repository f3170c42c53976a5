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
    private IReadOnlyList<UnitHint> _hints = [];
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
    public required LookUpUnits Units { get; init; }

    /// <summary>Who takes it.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The unit to begin with.</summary>
    [SupplyParameterFromQuery]
    public string? Unit { get; set; }

    private UnitHint? Home => _hints.FirstOrDefault(hint => hint.Code == _form.Unit.Trim());

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
            await LookUpAsync(Unit);
        }
    }

    private void Begin()
    {
        _form = new CaseForm { ReceivedAt = Minute(Clock.Zone.ToSite(Clock.Now).DateTime) };
        _round++;
    }

    private async Task LookUpAsync(string? unit)
    {
        _form.Unit = unit ?? "";
        if (_form.Unit.Trim() is { Length: > 0 } text)
        {
            var found = await Units.RunAsync(await Current.GetAsync(), text, _closing.Token);
            _hints = found.IsDone ? found.Value : [];
        }
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
        if (_form.Unit.Trim() is { Length: > 0 } code && Home is null)
        {
            var found = await Units.RunAsync(await Current.GetAsync(), code, _closing.Token);
            _hints = found.IsDone ? found.Value : [];
            if (Home is null)
            {
                return found.Refusal ?? CaseRefusals.UnitUnknown.With(code);
            }
        }

        return new CaseIntake
        {
            Kind = _form.Kind,
            Title = _form.Title,
            Channel = _form.Channel,
            ReceivedAt = _form.ReceivedAt is { } at ? Clock.Zone.ToInstant(at) : null,
            Unit = Home?.Id,
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
