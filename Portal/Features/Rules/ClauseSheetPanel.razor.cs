using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>One clause: what it says, where it is enforced, its numbers and their history, who has read it, what it raised.</summary>
public sealed partial class ClauseSheetPanel : LiveComponent
{
    private ClauseSheet? _sheet;
    private SiteRules? _rules;
    private Refusal? _refusal;
    private Actor _reader = Actor.Anonymous;
    private bool _maySet;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The clause's sheet.</summary>
    [Inject]
    public required ReadClause Read { get; init; }

    /// <summary>The rules.</summary>
    [Inject]
    public required ReadRules Rules { get; init; }

    /// <summary>Confirms a reading.</summary>
    [Inject]
    public required ConfirmReading Confirm { get; init; }

    /// <summary>Where clauses are enforced.</summary>
    [Inject]
    public required ClauseEnforcements Places { get; init; }

    /// <summary>Tells alerts.</summary>
    [Inject]
    public required InboxTexts Sentences { get; init; }

    /// <summary>What the reader may do.</summary>
    [Inject]
    public required IAccess Access { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The clause.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Where closing leads.</summary>
    [Parameter, EditorRequired]
    public required string CloseHref { get; set; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _sheet is null || _rules is null;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Rules);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _reader = await Current.GetAsync();
        _maySet = Access.Check(_reader, SetParameter.Right) is null;
        var rules = await Rules.RunAsync(_reader, cancellationToken);
        var sheet = await Read.RunAsync(_reader, Id, cancellationToken);
        _rules = rules.IsDone ? rules.Value.Value : null;
        _sheet = sheet.IsDone ? sheet.Value : null;
    }

    private async Task ConfirmAsync() => _refusal = (await Confirm.RunAsync(_reader, Id, Closing)).Refusal;
}
