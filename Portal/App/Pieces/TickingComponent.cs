using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.App.Pieces;

/// <summary>A component that renders again every second while it is interactive.</summary>
public abstract class TickingComponent : ComponentBase, IDisposable
{
    // The tick comes from a timer that knows nothing of this reader's language.
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    /// <summary>The one tick of the process.</summary>
    [Inject]
    public required Tick Tick { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Tick.Ticked += OnTick;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tick.Ticked -= OnTick;
        GC.SuppressFinalize(this);
    }

    private void OnTick() => _ = InvokeAsync(() =>
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _language;
        StateHasChanged();
    });
}
