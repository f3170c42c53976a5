using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Live;

namespace Portal.Features.People;

/// <summary>The staff list with its logins, live; whoever may manage people edits beside it.</summary>
public sealed partial class People
{
    private static readonly Guid NewPerson = Guid.Empty;
    private List<PersonRow> _rows = [];
    private Guid? _edited;
    private string _typed = "";
    private string? _sought;
    private bool _mayManage;

    /// <summary>What to look for, when another page sends somebody here.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Sought { get; set; }

    [Inject]
    private ListPeople List { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_sought != Sought)
        {
            (_sought, _typed) = (Sought, Sought ?? "");
        }
    }

    /// <inheritdoc/>
    protected override bool IsEmpty => _rows.Count == 0;

    private IEnumerable<PersonRow> Shown => _typed.Trim() is { Length: > 0 } typed ? _rows.Where(row => row.Contains(typed)) : _rows;

    private PersonRow? Edited => _rows.Find(row => row.Key == _edited);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.People);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actor = await Current.GetAsync();
        _rows = (await List.RunAsync(actor, cancellationToken)).Value;
        _mayManage = Access.Check(actor, Rights.PeopleManage) is null;
    }

    private static Tone ToneOf(AccountRow? account) => account switch
    {
        null => Tone.Neutral,
        { Disabled: true } => Tone.Bad,
        { MustChangePassword: true } => Tone.Warn,
        _ => Tone.Good,
    };

    private string WordOf(AccountRow? account) => account switch
    {
        null => T["people.account-none"],
        { Disabled: true } => T["people.account-off"],
        { MustChangePassword: true } => T["people.account-first"],
        _ => T["people.account-on"],
    };
}
