using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees.Pages;

/// <summary>Payments of a unit with where their money went; one can be reversed after a second look and with a reason.</summary>
public sealed partial class PaymentList
{
    /// <summary>The page opens with these; older ones are a button away.</summary>
    private const int Latest = 10;

    private bool _all;
    private string? _asked;
    private string _reason = "";
    private Refusal? _refusal;
    private bool _busy;

    [Inject]
    public required ReversePayment Reverse { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Payments and reversals, latest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PaymentLine> Payments { get; set; } = [];

    /// <summary>Whether the reader may reverse.</summary>
    [Parameter]
    public bool MayReverse { get; set; }

    /// <summary>Raised after a reversal.</summary>
    [Parameter]
    public EventCallback OnReversed { get; set; }

    private void Ask(string? payment)
    {
        _asked = payment;
        _reason = "";
        _refusal = null;
    }

    private async Task ReverseAsync()
    {
        if (_asked is not { } payment || _busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _refusal = (await Reverse.RunAsync(await Current.GetAsync(), payment, _reason, CancellationToken.None)).Refusal;
        }
        finally
        {
            _busy = false;
        }

        if (_refusal is null)
        {
            _asked = null;
            await OnReversed.InvokeAsync();
        }
    }
}
