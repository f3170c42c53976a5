using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;

namespace Portal.Features.People;

/// <summary>The login of a person: made, given roles, reset, closed.</summary>
public sealed partial class AccountPanel
{
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private string _login = "";
    private string? _password;
    private Refusal? _refusal;

    /// <summary>The person, the login, or both.</summary>
    [Parameter, EditorRequired]
    public PersonRow Row { get; set; } = default!;

    [Inject]
    private CreateAccount Create { get; set; } = default!;

    [Inject]
    private SetAccountRoles SetRoles { get; set; } = default!;

    [Inject]
    private ResetPassword ResetPassword { get; set; } = default!;

    [Inject]
    private ResetSecondFactor ResetFactor { get; set; } = default!;

    [Inject]
    private DisableAccount Disable { get; set; } = default!;

    [Inject]
    private EnableAccount Enable { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>A new login is offered the staff number and the role that the title stands for.</summary>
    protected override void OnInitialized()
    {
        _login = Row.Person?.Code ?? "";
        _roles.UnionWith(Row.Account?.Roles ?? [Row.Person?.Role ?? Roles.Staff.Key]);
    }

    private void Choose(string role, bool chosen)
    {
        if (chosen)
        {
            _roles.Add(role);
        }
        else
        {
            _roles.Remove(role);
        }
    }

    private async Task DoAsync(Func<Actor, Task<Result>> act)
    {
        _password = null;
        _refusal = (await act(await Current.GetAsync())).Refusal;
    }

    private async Task ShowAsync(Func<Actor, Task<Result<string>>> act)
    {
        var result = await act(await Current.GetAsync());
        _refusal = result.Refusal;
        _password = result.IsDone ? result.Value : null;
    }
}
