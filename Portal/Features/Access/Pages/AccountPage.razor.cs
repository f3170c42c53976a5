using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access.Pages;

/// <summary>One's own account: password, second factor, language and theme. Rendered without a circuit, since the cookie changes with it.</summary>
public sealed partial class AccountPage
{
    private const string Purpose = "own-password";
    private OwnAccount? _account;
    private IReadOnlyList<string> _codes = [];
    private Refusal? _passwordRefusal;
    private Refusal? _factorRefusal;
    private string? _done;
    private string _key = "";

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordForm? Password { get; set; }

    [SupplyParameterFromForm(FormName = "factor")]
    private FactorForm? Factor { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignIn SignIn { get; set; } = default!;

    [Inject]
    private ShowOwnAccount Show { get; set; } = default!;

    [Inject]
    private ChangePassword Change { get; set; } = default!;

    [Inject]
    private EnableSecondFactor Enable { get; set; } = default!;

    [Inject]
    private DisableSecondFactor Disable { get; set; } = default!;

    [Inject]
    private AttemptLimiter Limiter { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private Actor Actor => Context.Actor();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _key = Factor?.Key is { Length: > 0 } key ? key : Totp.NewKey();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var result = await Show.RunAsync(Actor, Context.RequestAborted);
        _account = result.IsDone ? result.Value : null;
    }

    private async Task ChangePasswordAsync()
    {
        var form = Password ?? new PasswordForm();
        var first = _account is { MustChangePassword: true };
        var result = Guarded() ?? (form.New != form.Repeated
            ? AccessFeatureRefusals.PasswordsDiffer
            : await Change.RunAsync(Actor, form.Current ?? "", form.New ?? "", Context.RequestAborted));
        _passwordRefusal = Counted(result);
        if (!result.IsDone)
        {
            return;
        }

        await SignIn.RenewAsync(Actor.Id);
        if (first)
        {
            Navigation.NavigateTo("/");
            return;
        }

        _done = T["access.password-changed"];
        await LoadAsync();
    }

    private async Task ChangeSecondFactorAsync()
    {
        var form = Factor ?? new FactorForm();
        Result result;
        if (_account is { HasSecondFactor: true })
        {
            result = Guarded() ?? await Disable.RunAsync(Actor, form.Password ?? "", Context.RequestAborted);
        }
        else
        {
            var enabled = await Enable.RunAsync(Actor, _key, form.Code ?? "", Context.RequestAborted);
            _codes = enabled.IsDone ? enabled.Value : [];
            result = enabled.IsDone ? Result.Done : enabled.Refusal;
        }

        _factorRefusal = Counted(result);
        if (result.IsDone)
        {
            await SignIn.RenewAsync(Actor.Id);
            _done = T["access.second-factor-changed"];
            _key = Totp.NewKey();
            await LoadAsync();
        }
    }

    private Result? Guarded() => Limiter.IsLimited(Context, Purpose) ? AccessFeatureRefusals.TooManyAttempts : (Result?)null;

    private Refusal? Counted(Result result)
    {
        if (result.Refusal == AccessFeatureRefusals.PasswordWrong)
        {
            Limiter.Failed(Context, Purpose);
        }

        return result.Refusal;
    }

    private sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Repeated { get; set; }
    }

    private sealed class FactorForm
    {
        public string? Key { get; set; }

        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
