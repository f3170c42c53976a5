using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Access.Pages;

/// <summary>Keys of programs and wall displays: made, shown once, revoked.</summary>
public sealed partial class Keys
{
    private List<KeyRow> _keys = [];
    private KeyId? _asked;
    private Refusal? _refusal;
    private string _name = "";
    private KeyPurpose _purpose = KeyPurpose.Device;
    private KeyScope _scope = KeyScope.Read;
    private string? _secret;
    private string? _link;

    [Inject]
    private ListKeys List { get; set; } = default!;

    [Inject]
    private CreateKey Create { get; set; } = default!;

    [Inject]
    private RevokeKey Revoke { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override bool IsEmpty => _keys.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(Topics.People);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        _keys = (await List.RunAsync(await Current.GetAsync(), cancellationToken)).Value;

    private async Task CreateAsync()
    {
        var result = await Create.RunAsync(
            await Current.GetAsync(), _name, _purpose, _purpose == KeyPurpose.Api ? _scope : KeyScope.Read, Closing);
        _refusal = result.Refusal;
        if (result.IsDone)
        {
            _secret = result.Value;
            _link = _purpose == KeyPurpose.Device ? Navigation.ToAbsoluteUri($"wall?device={Uri.EscapeDataString(_secret)}").ToString() : null;
            _name = "";
        }
    }

    private async Task RevokeAsync(KeyId id)
    {
        _refusal = (await Revoke.RunAsync(await Current.GetAsync(), id, Closing)).Refusal;
        _asked = null;
    }
}
