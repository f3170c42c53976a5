using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Live;

namespace Portal.Features.Obligations.Editor;

/// <summary>Every obligation in words; its numbers are tried on its next ten occurrences before they are published.</summary>
public sealed partial class ObligationEditorPage : LiveComponent
{
    private readonly Dictionary<string, string?> _tried = new(StringComparer.Ordinal);
    private SiteRules? _rules;
    private ObligationSheet? _sheet;
    private ObligationTerms? _terms;
    private Refusal? _refusal;
    private Refusal? _misfit;
    private string? _loaded;
    private bool _maySet;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The rules.</summary>
    [Inject]
    public required ReadRules Rules { get; init; }

    /// <summary>Tries numbers.</summary>
    [Inject]
    public required ReadObligationSheet Read { get; init; }

    /// <summary>Publishes one.</summary>
    [Inject]
    public required SetParameter Set { get; init; }

    /// <summary>Publishes what the site makes of an obligation.</summary>
    [Inject]
    public required SetObligationTerms SetTerms { get; init; }

    /// <summary>The settings of the portal.</summary>
    [Inject]
    public required IEnumerable<SettingDefinition> Settings { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The obligation that is open.</summary>
    [SupplyParameterFromQuery(Name = "key")]
    public string? Key { get; set; }

    private IEnumerable<ClauseParameter> Parameters => _sheet?.Template.Parameters.Select(key => _sheet.Rules.Find(key)).OfType<ClauseParameter>() ?? [];

    /// <summary>The terms that were published last, which may begin on a later day; null while it is the pack's own.</summary>
    private TermsVersion? Published => _rules?.TermsOf(Key ?? "").LastOrDefault() is { } version && version.Terms != ObligationTerms.None ? version : null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe([Topics.Rules, Topics.Settings]);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != (Key ?? ""))
        {
            Forget();
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, key) = (await Current.GetAsync(), Key);
        var rules = await Rules.RunAsync(reader, cancellationToken);
        _maySet = Access.Check(reader, SetParameter.Right) is null;
        (_rules, _loaded) = (rules.IsDone ? rules.Value.Value : null, key ?? "");
        (_sheet, _refusal) = (null, rules.Refusal);
        if (key is not null && _refusal is null)
        {
            var sheet = await Read.RunAsync(reader, key, _tried, cancellationToken, _terms);
            (_sheet, _refusal) = (sheet.IsDone ? sheet.Value : null, sheet.Refusal);
        }
    }

    /// <summary>The rules as if a pack were on: what waits for a number waits for it then, too.</summary>
    private SiteRules Trial(RulePack pack) => _rules!.IsOn(pack.Id, Clock.Now) ? _rules : _rules.With(new PackSwitch(pack.Id, true, Clock.Now));

    private string? ValueOf(string key) => _tried.TryGetValue(key, out var tried) ? tried : _sheet!.Rules.ValueOf(key, Clock.Now);

    private string NameOf(string key) => _sheet!.Rules.Find(key)?.Name.InLanguage() ?? key;

    private string? CarrierOf(string key) => Settings.FirstOrDefault(setting => setting.Parameter == key)?.Name;

    private Task TryAsync(string parameter, string? value)
    {
        _tried[parameter] = value;
        return TryAsync();
    }

    private async Task TryAsync()
    {
        var read = await Read.RunAsync(await Current.GetAsync(), Key!, _tried, Closing, _terms);
        _sheet = read.IsDone ? read.Value : _sheet;
        var isNumber = Parameters.Any(parameter => parameter.Key == read.Refusal?.Field);
        (_refusal, _misfit) = (isNumber ? read.Refusal : null, isNumber ? null : read.Refusal);
    }

    private async Task TryTermsAsync(Result<ObligationTerms>? typed)
    {
        if (typed is { Refusal: { } refusal })
        {
            _misfit = refusal;
            return;
        }

        _terms = typed?.Value;
        await TryAsync();
    }

    private async Task PublishTermsAsync(DateOnly? from)
    {
        var result = await SetTerms.RunAsync(
            await Current.GetAsync(), Key!, _terms ?? ObligationTerms.None, from is { } day && day != Clock.Today ? Clock.Zone.ToInstant(day) : null, CancellationToken.None);
        _misfit = result.Refusal;
        if (result.IsDone)
        {
            _terms = null;
            await ReloadAsync();
        }
    }

    private async Task ForgetAsync()
    {
        Forget();
        await ReloadAsync();
    }

    private void Forget()
    {
        _tried.Clear();
        (_terms, _misfit) = (null, null);
    }

    private async Task PublishAsync()
    {
        foreach (var (parameter, value) in _tried.ToArray())
        {
            if ((await Set.RunAsync(await Current.GetAsync(), parameter, value, null, CancellationToken.None)).Refusal is { } refusal)
            {
                _refusal = refusal with { Field = parameter };
                return;
            }

            _tried.Remove(parameter);
        }

        await ReloadAsync();
    }
}
