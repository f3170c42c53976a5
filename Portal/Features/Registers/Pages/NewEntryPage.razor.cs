using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Live;

namespace Portal.Features.Registers.Pages;

/// <summary>The first stage of a new entry. The first answer opens it as a draft, so that a lost connection loses nothing.</summary>
public sealed partial class NewEntryPage : LiveComponent
{
    private readonly List<EvidenceAnswer> _answers = [];
    private IReadOnlyList<EntryLine> _drafts = [];
    private RegisterView? _view;
    private RegisterEntryId? _entry;
    private Refusal? _refusal;
    private Task _writing = Task.CompletedTask;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>What a new entry asks.</summary>
    [Inject]
    public required ListRegisters Registers { get; init; }

    /// <summary>The reader's own drafts.</summary>
    [Inject]
    public required ReadMyEntries Mine { get; init; }

    /// <summary>Where the entry stands once it is open.</summary>
    [Inject]
    public required ShowEntry Show { get; init; }

    /// <summary>Opens the entry.</summary>
    [Inject]
    public required OpenEntry Open { get; init; }

    /// <summary>Keeps further answers.</summary>
    [Inject]
    public required AnswerEntry Answer { get; init; }

    /// <summary>Keeps what is handed in.</summary>
    [Inject]
    public required AttachToEntry Attachments { get; init; }

    /// <summary>Completes the first stage.</summary>
    [Inject]
    public required CompleteStage Complete { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>Where one goes afterwards.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Key of the register.</summary>
    [Parameter]
    public string Register { get; set; } = "";

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Registers, Topics.Rules);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_view is not null && _view.Key != Register)
        {
            (_entry, _view) = (null, null);
            _answers.Clear();
            await ReloadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reader = await Current.GetAsync();
        var view = await Registers.ShowAsync(reader, Register, cancellationToken);
        var mine = await Mine.RunAsync(reader, cancellationToken);
        (_view, _refusal) = (view.IsDone ? view.Value : null, view.Refusal);
        _drafts = mine.IsDone ? [.. mine.Value.Where(own => own.Register == Register && own.Entry.IsDraft && own.Entry.Writer == reader.Person).Select(own => own.Entry)] : [];
        if (_entry is { } entry && (await Show.OfAsync(reader, entry, cancellationToken)) is { IsDone: true } shown)
        {
            _answers.Clear();
            _answers.AddRange(shown.Value.Stages[0].Answers.Where(answer => answer.Number == 0).Select(answer => answer.ToDomain()));
        }
    }

    private Task StartAnewAsync()
    {
        _drafts = [.. _drafts.Where(draft => draft.Id != _entry)];
        _entry = null;
        _answers.Clear();
        return ReloadAsync();
    }

    private Task<Refusal?> KeepAsync(EvidenceAnswer answer) => InTurnAsync(async () =>
    {
        var actor = await Current.GetAsync();
        if (_entry is { } entry)
        {
            return (await Answer.RunAsync(actor, entry, answer, Closing)).Refusal;
        }

        return answer.Value.Length == 0 ? null : await OpenAsync(actor, [answer]);
    });

    private Task<Refusal?> AttachAsync(EvidenceAnswer answer, string? name, byte[] content) => InTurnAsync(async () =>
    {
        var actor = await Current.GetAsync();
        return (_entry is null ? await OpenAsync(actor, []) : null)
            ?? (await Attachments.RunAsync(actor, _entry!.Value, answer, name, content, Closing)).Refusal;
    });

    private async Task<Refusal?> CompleteAsync()
    {
        var refusal = await InTurnAsync(async () =>
        {
            var actor = await Current.GetAsync();
            if (_entry is { } entry)
            {
                return (await Complete.RunAsync(actor, entry, _view!.Stages[0].Key, [], Closing)).Refusal;
            }

            var opened = await Open.RunAsync(actor, Register, [], done: true, Closing);
            _entry = opened.IsDone ? opened.Value : null;
            return opened.Refusal;
        });
        if (refusal is null && await Show.OfAsync(await Current.GetAsync(), _entry!.Value, Closing) is { IsDone: true } shown)
        {
            Navigation.NavigateTo($"/registers/{Register}/{shown.Value.Number}");
        }

        return refusal;
    }

    private async Task<Refusal?> OpenAsync(Actor actor, IReadOnlyList<EvidenceAnswer> answers)
    {
        var opened = await Open.RunAsync(actor, Register, answers, done: false, Closing);
        _entry = opened.IsDone ? opened.Value : null;
        return opened.Refusal;
    }

    /// <summary>One after the other: two answers given quickly are two answers of one entry.</summary>
    private Task<Refusal?> InTurnAsync(Func<Task<Refusal?>> write)
    {
        var turn = AfterAsync(_writing, write);
        _writing = turn;
        return turn;
    }

    private async Task<Refusal?> AfterAsync(Task before, Func<Task<Refusal?>> write)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        var refusal = await write();
        if (refusal is null)
        {
            await ReloadAsync();
            StateHasChanged();
        }

        return refusal;
    }
}
