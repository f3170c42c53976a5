using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Reminders;

/// <summary>What the bell, the list and the page have in common: the reader's own inbox, up to date.</summary>
public abstract class InboxComponent : LiveComponent
{
    private Actor _reader = Actor.Anonymous;

    [Inject]
    public required ReadInbox Read { get; init; }

    [Inject]
    public required AcknowledgeMessage Acknowledge { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required InboxTexts Sentences { get; init; }

    /// <summary>The inbox as loaded.</summary>
    protected InboxView Inbox { get; private set; } = InboxView.None;

    /// <summary>Why the last act was refused, or null.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Whether the reader is a person and so has an inbox.</summary>
    protected bool HasInbox => _reader.Person is not null;

    /// <summary>Leave acknowledged messages out.</summary>
    protected virtual bool OnlyOpen => true;

    /// <summary>How many messages are loaded.</summary>
    protected virtual int Most => 20;

    /// <inheritdoc/>
    protected override bool IsEmpty => Inbox.Messages.Count == 0;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _reader = await Current.GetAsync();
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() =>
        _reader.Person is { } person ? Feed.Subscribe(Topics.Inbox(person)) : Feed.Subscribe([]);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var inbox = HasInbox ? await Read.RunAsync(_reader, OnlyOpen, Most, cancellationToken) : InboxView.None;
        Inbox = inbox.IsDone ? inbox.Value : InboxView.None;
    }

    /// <summary>Acknowledges with one tap.</summary>
    protected async Task AcknowledgeAsync(InboxMessage message) =>
        Refusal = (await Acknowledge.RunAsync(_reader, message.Id, Closing)).Refusal;
}
