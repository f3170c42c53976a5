using Microsoft.AspNetCore.Components;
using Portal.Domain.Kernel;

namespace Portal.Features.Access.Pages;

/// <summary>Sign-in; rendered without a circuit, since only a request can set a cookie.</summary>
public sealed partial class Login
{
    private IReadOnlyList<DemonstrationAccount> _demonstration = [];
    private Refusal? _refusal;
    private string? _reason;

    [SupplyParameterFromForm(FormName = "login")]
    private Form? Input { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Ended { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignIn SignIn { get; set; } = default!;

    [Inject]
    private AccessDirectory Directory { get; set; } = default!;

    [Inject]
    private DemonstrationNotice Notice { get; set; } = default!;

    [Inject]
    private ListDemonstrationAccounts Accounts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!Directory.HasAccounts)
        {
            Navigation.NavigateTo("/setup");
            return;
        }

        _reason = Ended is null ? null : T["access.session-ended"];
        _demonstration = await Accounts.RunAsync(Context.RequestAborted);
    }

    private async Task SubmitAsync()
    {
        var form = Input ?? new Form();
        var result = await SignIn.WithPasswordAsync(form.Login ?? "", form.Password ?? "", form.Remember);
        if (!result.IsDone)
        {
            _reason = null;
            _refusal = result.Refusal;
            Context.Response.StatusCode = result.Refusal == AccessFeatureRefusals.TooManyAttempts ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
            return;
        }

        var next = LocalUrl.Or(ReturnUrl, "/");
        Navigation.NavigateTo(result.Value == SignInStep.Done
            ? next
            : $"/login/code?remember={(form.Remember ? "true" : "false")}&returnUrl={Uri.EscapeDataString(next)}");
    }

    private sealed class Form
    {
        public string? Login { get; set; }

        public string? Password { get; set; }

        public bool Remember { get; set; }
    }
}
