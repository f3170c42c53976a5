using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Features.Obligations;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>One case: what is known, what happened, and what can be done next.</summary>
public sealed partial class CasePage : LiveComponent
{
    private CaseDetails? _details;
    private FaultSource? _source;
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private string? _loaded;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Reads the case.</summary>
    [Inject]
    public required ShowCase Show { get; init; }

    /// <summary>Reads which check found it.</summary>
    [Inject]
    public required ReadFaultSource Source { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The case's number.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    /// <inheritdoc/>
    protected override bool IsEmpty => _details is null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Cases, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != Number)
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var number = Number;
        var shown = await Show.RunAsync(await Current.GetAsync(), number, cancellationToken);
        _details = shown.IsDone ? shown.Value : null;
        _refusal = shown.Refusal;
        _source = _details is { Case.Id: var id } ? (await Source.RunAsync(await Current.GetAsync(), id, cancellationToken)).Value : null;
        (_asOf, _loaded) = (Clock.Now, number);
    }

    private string? Date(DateTimeOffset? instant) => instant is { } at ? Clock.DateTime(at) : null;
}
