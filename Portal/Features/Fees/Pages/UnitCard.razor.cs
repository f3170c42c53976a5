using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Features.Fees.Pages;

/// <summary>Registers a unit, or changes what is known of one. The owner stays masked and as it is until somebody replaces it.</summary>
public sealed partial class UnitCard
{
    private string _code = "";
    private string? _building;
    private string? _area;
    private string? _owner;
    private string? _phone;
    private string? _steward;
    private Refusal? _refusal;

    /// <summary>The unit to change; null for a new one.</summary>
    [Parameter]
    public UnitAccountView? Account { get; set; }

    /// <summary>Raised with the code of the unit that was saved.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    /// <summary>Raised when the form is to go.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    public required RegisterUnit Register { get; init; }

    [Inject]
    public required UpdateUnit Change { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Starts from the unit as it was when the form opened; later changes elsewhere do not overwrite what is being typed.</summary>
    protected override void OnInitialized()
    {
        if (Account is { } unit)
        {
            (_code, _building, _steward) = (unit.Code, unit.Building, unit.StewardCode);
            _area = unit.Area?.ToString(CultureInfo.InvariantCulture);
        }
    }

    private string? Invalid(string field) => _refusal?.Field == field ? "true" : null;

    private string Error(string field) => _refusal?.Field == field ? T.Of(_refusal) : "";

    private async Task SaveAsync()
    {
        decimal? area = null;
        if (!string.IsNullOrWhiteSpace(_area))
        {
            var read = Cells.Area(_area.Trim(), "area");
            if (!read.IsDone)
            {
                _refusal = read.Refusal;
                return;
            }

            area = read.Value;
        }

        var form = new UnitForm(_building, area, _owner, _phone, _steward);
        var actor = await Current.GetAsync();
        _refusal = Account is null
            ? (await Register.RunAsync(actor, _code, form, CancellationToken.None)).Refusal
            : (await Change.RunAsync(actor, _code, form, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            await Saved.InvokeAsync(_code.Trim());
        }
    }
}
