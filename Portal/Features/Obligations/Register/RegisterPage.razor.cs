using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Obligations.Register;

/// <summary>What was recorded for an obligation in a period: its rows, its totals, and the way to the file.</summary>
public sealed partial class RegisterPage : LiveComponent
{
    private IReadOnlyList<RegisterChoice> _choices = [];
    private EvidenceRegister? _register;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private (string?, DateOnly, DateOnly)? _loaded;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The register.</summary>
    [Inject]
    public required ReadRegister Read { get; init; }

    /// <summary>Where one is.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Key of the obligation.</summary>
    [SupplyParameterFromQuery(Name = "obligation")]
    public string? Obligation { get; set; }

    /// <summary>First day; today when absent.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day; the first when absent.</summary>
    [SupplyParameterFromQuery(Name = "until")]
    public string? Until { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _refusal is null && (_register is null || (_register.Lines.Count == 0 && _register.Parts.Count == 0 && _register.TargetByThing.Count == 0));

    private DateOnly First => DayText.Read(From) ?? Clock.Today;

    private DateOnly Last => DayText.Read(Until) ?? First;

    private IEnumerable<(string Name, DateOnly First, DateOnly Last)> Periods
    {
        get
        {
            var today = Clock.Today;
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            var month = Period.Of(today);
            return
            [
                ("day", today, today), ("yesterday", today.AddDays(-1), today.AddDays(-1)), ("week", monday, monday.AddDays(6)), ("last-week", monday.AddDays(-7), monday.AddDays(-1)),
                ("month", month.FirstDay, month.LastDay), ("last-month", month.Previous.FirstDay, month.Previous.LastDay),
            ];
        }
    }

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Obligations);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != (Obligation, First, Last))
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reader = await Current.GetAsync();
        var (obligation, first, last) = (Obligation, First, Last);
        var choices = await Read.ChoicesAsync(reader, cancellationToken);
        var read = string.IsNullOrEmpty(obligation) ? (Result<EvidenceRegister>?)null : await Read.RunAsync(reader, obligation, first, last, cancellationToken);
        _choices = choices.IsDone ? choices.Value : [];
        _register = read is { IsDone: true } found ? found.Value : null;
        (_loaded, _refusal, _asOf) = ((obligation, first, last), choices.Refusal ?? read?.Refusal, Clock.Now);
    }

    private void GoTo(string? obligation, DateOnly first, DateOnly last) => Navigation.NavigateTo(RegisterAddress.Of(obligation ?? "", first, last));
}
