using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Registers.Pages;

/// <summary>Every register that the site keeps, with what is open in it.</summary>
public sealed partial class RegistersPage : LiveComponent
{
    private IReadOnlyList<RegisterLine> _books = [];
    private Refusal? _refusal;
    private DateTimeOffset? _asOf;
    private string _text = "";

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Site time.</summary>
    [Inject]
    public required SiteClock Clock { get; init; }

    /// <summary>The registers.</summary>
    [Inject]
    public required ListRegisters Read { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <inheritdoc/>
    protected override bool IsEmpty => _books.Count == 0 && _refusal is null;

    private IEnumerable<RegisterLine> Found => _text.Trim() is not { Length: > 0 } text ? _books : _books.Where(book => book.Matches(text));

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.Registers, Topics.Rules);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await Read.RunAsync(await Current.GetAsync(), cancellationToken);
        (_books, _refusal, _asOf) = (read.IsDone ? read.Value : [], read.Refusal, Clock.Now);
    }
}
