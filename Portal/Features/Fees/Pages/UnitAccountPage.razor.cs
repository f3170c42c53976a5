using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Fees.Pages;

/// <summary>A unit with its account: what it owes, what was paid and where the money went.</summary>
public sealed partial class UnitAccountPage
{
    private UnitAccountView? _account;
    private Refusal? _refusal;
    private string? _shown;
    private bool _mayCollect;
    private bool _editing;

    [Inject]
    public required UnitAccountQuery Query { get; init; }

    [Inject]
    public required IAccess Access { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Code of the unit.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Collection);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown is not null && _shown != Code)
        {
            _editing = false;
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var code = Code;
        _shown = code;
        var actor = await Current.GetAsync();
        var account = await Query.RunAsync(actor, code, cancellationToken);
        if (code == Code)
        {
            _mayCollect = Access.Check(actor, Rights.FeesCollect) is null;
            _refusal = account.Refusal;
            _account = account.IsDone ? account.Value : null;
        }
    }

    private Task LeaveFormAsync()
    {
        _editing = false;
        return ReloadAsync();
    }

    private static IReadOnlyList<BillLine> OpenBills(UnitAccountView account) =>
        [.. account.Bills.Where(bill => bill.Open > Money.Zero).OrderBy(bill => bill.Due).ThenBy(bill => bill.Number, StringComparer.Ordinal)];

    private (Tone Tone, string Word) Standing(UnitAccountView account) =>
        account.Arrears.IsZero ? (Tone.Good, T["fees.paid-up"])
        : account.Overdue.IsZero ? (Tone.Warn, T["fees.not-yet-due"])
        : (Tone.Bad, T["fees.overdue"]);
}
