using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.App.Pieces;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Rules;

namespace Portal.Features.Obligations;

/// <summary>One occurrence: how it stands, what it asks for, and the button that says it is done.</summary>
public sealed partial class ObligationItem
{
    /// <summary>A form of so many items is open at once; a longer one is opened by hand.</summary>
    private const int Short = 12;

    private const int MostNames = 4;

    private Refusal? _refusal;
    private string? _note;
    private string? _password;
    private bool _isOpen;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>Confirms.</summary>
    [Inject]
    public required ConfirmOccurrence Confirm { get; init; }

    /// <summary>Signs and confirms.</summary>
    [Inject]
    public required SignOccurrence Sign { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The occurrence.</summary>
    [Parameter, EditorRequired]
    public required ObligationLine Line { get; set; }

    /// <summary>Whether the reader may confirm it.</summary>
    [Parameter, EditorRequired]
    public bool MayConfirm { get; set; }

    /// <summary>What else can be done about it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    internal static Tone ToneOf(OccurrenceStanding standing) => standing switch
    {
        OccurrenceStanding.Upcoming => Tone.Neutral,
        OccurrenceStanding.Open => Tone.Info,
        OccurrenceStanding.Due => Tone.Warn,
        OccurrenceStanding.Done => Tone.Good,
        OccurrenceStanding.DoneLate => Tone.Warn,
        OccurrenceStanding.Missed => Tone.Bad,
    };

    private string Id => $"note-{Line.Obligation}-{Line.Key}";

    private Tone Tone => ToneOf(Line.Standing);

    private bool IsToDo => Line.DoneAt is null && Line.Standing != OccurrenceStanding.Upcoming && MayConfirm;

    private string Tally => T["evidence.tally", Line.Asked.Count(asked => Line.AnswerTo(asked) is not null), Line.Asked.Count];

    private bool IsSigned => Line.Answers.Any(answer => answer.Item == ConfirmOccurrence.SignatureItem);

    private static string NameOf(EvidenceLine line) => line.Thing.Length > 0 ? $"{line.Item.Name.InLanguage()} {line.Thing}" : line.Item.Name.InLanguage();

    private async Task ConfirmAsync()
    {
        var actor = await Current.GetAsync();
        var confirmed = Line.Evidence == Evidence.Signature
            ? await Sign.RunAsync(actor, Line.Obligation, Line.Key, _note, _password ?? "", CancellationToken.None)
            : await Confirm.RunAsync(actor, Line.Obligation, Line.Key, _note, CancellationToken.None);
        (_refusal, _password) = (confirmed.Refusal, null);
    }
}
