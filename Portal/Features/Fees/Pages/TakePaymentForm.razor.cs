using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Features.Fees.Pages;

/// <summary>Takes a payment of a unit at the counter.</summary>
public sealed partial class TakePaymentForm
{
    private static readonly string[] Methods =
        ["fees.method.wechat", "fees.method.alipay", "fees.method.cash", "fees.method.card", "fees.method.transfer"];

    private string _bill = "";
    private string _amount = "";
    private string? _method;
    private Refusal? _refusal;
    private Receipt? _taken;
    private bool _busy;

    [Inject]
    public required TakePayment Take { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Code of the unit.</summary>
    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    /// <summary>Its unpaid bills in the order in which they are paid.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BillLine> Open { get; set; } = [];

    /// <summary>Raised after a payment was taken.</summary>
    [Parameter]
    public EventCallback OnTaken { get; set; }

    private Money Asked => new(Open.Where(bill => _bill.Length == 0 || bill.Number == _bill).Sum(bill => bill.Open.Fen));

    private string Proposal => Asked.ToString();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _method = T.For(Texts.Chinese, Methods[0]);
        Propose();
    }

    private void Propose() => _amount = Asked.IsZero ? "" : Proposal;

    private string? Invalid(string field) => _refusal?.Field == field ? "true" : null;

    private string Error(string field) => _refusal?.Field == field ? T.Of(_refusal) : "";

    private async Task TakeAsync()
    {
        if (_busy)
        {
            return;
        }

        _taken = null;
        var amount = Cells.Amount(_amount.Trim(), "amount", AmountRule.Positive);
        _refusal = amount.Refusal;
        if (_refusal is not null)
        {
            return;
        }

        _busy = true;
        try
        {
            var taken = await Take.RunAsync(await Current.GetAsync(), Unit, amount.Value, _method, _bill, CancellationToken.None);
            _refusal = taken.Refusal;
            if (!taken.IsDone)
            {
                return;
            }

            _taken = new Receipt(taken.Value, amount.Value);
            _bill = "";
            await OnTaken.InvokeAsync();
            Propose();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed record Receipt(string Number, Money Amount);
}
