using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Live;

namespace Portal.Features.Registers.Pages;

/// <summary>An entry: the stage it waits in as a form, what was answered before, who did what when, and what hangs on it.</summary>
public sealed partial class EntrySheetPage : LiveComponent
{
    private EntrySheet? _sheet;
    private RegisterBook? _book;
    private IReadOnlyList<EntryDuty> _duties = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private (string, string)? _loaded;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The entry.</summary>
    [Inject]
    public required ShowEntry Show { get; init; }

    /// <summary>What hangs on it.</summary>
    [Inject]
    public required ReadEntryDuties Duties { get; init; }

    /// <summary>The stages of its register.</summary>
    [Inject]
    public required RegisterShelf Shelf { get; init; }

    /// <summary>Keeps answers.</summary>
    [Inject]
    public required AnswerEntry Answer { get; init; }

    /// <summary>Keeps what is handed in.</summary>
    [Inject]
    public required AttachToEntry Attachments { get; init; }

    /// <summary>Completes stages.</summary>
    [Inject]
    public required CompleteStage Complete { get; init; }

    /// <summary>Adds corrections.</summary>
    [Inject]
    public required CorrectEntry Correct { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Key of the register.</summary>
    [Parameter]
    public string Register { get; set; } = "";

    /// <summary>Number of the entry.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    private IEnumerable<string> Done => _sheet!.Stages.Where(stage => stage.Standing == StageStanding.Done).Select(stage => stage.Key);

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Registers, Topics.Obligations, Topics.People);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != (Register, Number))
        {
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (reader, asked) = (await Current.GetAsync(), (Register, Number));
        var shown = await Show.RunAsync(reader, asked.Register, asked.Number, cancellationToken);
        var sheet = shown.IsDone ? shown.Value : null;
        _duties = sheet is null ? [] : await DutiesAsync(reader, sheet, cancellationToken);
        (_loaded, _sheet, _book, _refusal, _asOf) = (asked, sheet, Shelf.Find(asked.Register), shown.Refusal, Clock.Now);
    }

    private async Task<IReadOnlyList<EntryDuty>> DutiesAsync(Actor reader, EntrySheet sheet, CancellationToken cancellationToken)
    {
        var read = await Duties.RunAsync(reader, sheet.Id, cancellationToken);
        return read.IsDone ? read.Value : [];
    }

    private static IReadOnlyCollection<EvidenceAnswer> Given(StageSheet stage) => [.. stage.Answers.Where(answer => answer.Number == 0).Select(answer => answer.ToDomain())];

    /// <summary>Who did it or gave it up and when, else how it stands.</summary>
    private string WordFor(StageSheet stage) => (stage.DoneAt, _sheet!.GivenUp) switch
    {
        ({ } at, _) => $"{stage.DoneBy} · {Clock.Brief(at)}",
        (_, { } given) when stage.Standing == StageStanding.GivenUp => $"{T["enum.StageStanding.GivenUp"]} · {given.By} · {Clock.Brief(given.At)}",
        _ => T["enum.StageStanding." + stage.Standing],
    };

    private async Task<Refusal?> KeepAsync(EvidenceAnswer answer) =>
        await SeeAsync((await Answer.RunAsync(await Current.GetAsync(), _sheet!.Id, answer, Closing)).Refusal);

    private async Task<Refusal?> AttachAsync(EvidenceAnswer answer, string? name, byte[] content) =>
        await SeeAsync((await Attachments.RunAsync(await Current.GetAsync(), _sheet!.Id, answer, name, content, Closing)).Refusal);

    private async Task<Refusal?> CompleteAsync(StageSheet stage) =>
        await SeeAsync((await Complete.RunAsync(await Current.GetAsync(), _sheet!.Id, stage.Key, [], Closing)).Refusal);

    private async Task<Refusal?> CorrectAsync(EvidenceAnswer answer, string? reason) =>
        await SeeAsync((await Correct.RunAsync(await Current.GetAsync(), _sheet!.Id, answer, reason ?? "", Closing)).Refusal);

    /// <summary>Shows at once what was just written, without waiting for the signal.</summary>
    private async Task<Refusal?> SeeAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            await ReloadAsync();
            StateHasChanged();
        }

        return refusal;
    }
}
