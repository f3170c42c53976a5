using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Rules;

namespace Portal.Features.Obligations.Editor;

/// <summary>The form for what a site makes of an obligation.</summary>
public sealed partial class TermsForm : ComponentBase
{
    private static readonly string[] Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private TermsDraft _draft = new(ObligationTerms.None);
    private (string Key, int Number)? _shown;
    private DateOnly? _from;
    private bool _isChanged;
    private bool _isOpen;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The obligation as the pack has it.</summary>
    [Parameter, EditorRequired]
    public required ObligationTemplate Own { get; set; }

    /// <summary>The terms that hold or will hold; null while it is the pack's own.</summary>
    [Parameter]
    public TermsVersion? Published { get; set; }

    /// <summary>Whom the site has.</summary>
    [Parameter, EditorRequired]
    public required SiteAudiences Audiences { get; set; }

    /// <summary>Why what is typed does not fit.</summary>
    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>Terms to be tried; none to show what is published again.</summary>
    [Parameter]
    public EventCallback<Result<ObligationTerms>?> OnTry { get; set; }

    /// <summary>Publishes what is tried, from a day on or from now.</summary>
    [Parameter]
    public EventCallback<DateOnly?> OnPublish { get; set; }

    private bool IsWeekdays => _draft.Days.Length > 0 && Week.Contains(_draft.Days.Split(',')[0]);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var shown = (Own.Key, Published?.Number ?? 0);
        if (_shown != shown)
        {
            (_shown, _isChanged, _from) = (shown, false, null);
            _draft = new TermsDraft(Published?.Terms ?? ObligationTerms.None);
            _isOpen |= Published is not null;
        }
    }

    private static string Text(ChangeEventArgs change) => Convert.ToString(change.Value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>What the site has to choose from, and what is chosen already.</summary>
    private IEnumerable<string> Choices(string chosen)
    {
        string[] all =
        [
            .. Own.Trigger is TriggerTemplate.OnEvent ? ["holder"] : Array.Empty<string>(),
            "superiors",
            .. Roles.All.Where(role => Audiences.Roles.Contains(role.Key)).Select(role => "role:" + role.Key),
            .. PostKinds.All.Where(Audiences.Kinds.Contains).Select(kind => "on-duty:" + kind),
        ];
        return chosen.Length == 0 || all.Contains(chosen) ? all : all.Append(chosen);
    }

    private string NameOf(string code) => AudienceCode.Read(code) is { } audience ? ObligationWords.Who(T, audience) : code;

    private bool Picked(string day) => _draft.Days.Split(',').Contains(day);

    private Task SetDaysAsync(string rule) => ChangeAsync(() => _draft.Days = rule == "weekdays" ? Week[0] : rule);

    private Task PickAsync(string day) => ChangeAsync(() =>
    {
        var picked = Week.Where(one => Picked(one) != (one == day)).ToArray();
        _draft.Days = picked.Length > 0 ? string.Join(',', picked) : day;
    });

    /// <summary>The pack's ladder is where a ladder of one's own begins.</summary>
    private void OwnLadder()
    {
        _draft.OwnLadder = !_draft.OwnLadder;
        _draft.Steps.Clear();
        if (_draft.OwnLadder)
        {
            _draft.Steps.AddRange(Own.Ladder.Select(step => new StepDraft(step)));
        }
    }

    private async Task ChangeAsync(Action change)
    {
        change();
        _isChanged = true;
        await OnTry.InvokeAsync(_draft.Read());
    }

    private async Task BackAsync()
    {
        _draft = new TermsDraft(ObligationTerms.None);
        _isChanged = true;
        await OnTry.InvokeAsync(_draft.Read());
    }

    private async Task CancelAsync()
    {
        _shown = null;
        await OnTry.InvokeAsync(null);
    }
}
