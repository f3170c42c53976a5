using Microsoft.AspNetCore.Components;
using Portal.Domain.Kernel;

namespace Portal.Features.Access.Pages;

/// <summary>Makes the first administrator, with the code from the console; not there once an account exists.</summary>
public sealed partial class SetUp
{
    private const string Purpose = "set-up";
    private Refusal? _refusal;

    [SupplyParameterFromForm(FormName = "setup")]
    private Form? Input { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SetUpCode Code { get; set; } = default!;

    [Inject]
    private SetUpAdministrator Administrator { get; set; } = default!;

    [Inject]
    private AttemptLimiter Limiter { get; set; } = default!;

    [Inject]
    private SignIn SignIn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!Code.IsOpen)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task SubmitAsync()
    {
        var form = Input ?? new Form();
        if (Limiter.IsLimited(Context, Purpose))
        {
            _refusal = AccessFeatureRefusals.TooManyAttempts;
            Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        if (form.Password != form.Repeated)
        {
            _refusal = AccessFeatureRefusals.PasswordsDiffer;
            return;
        }

        var result = await Administrator.RunAsync(form.Code ?? "", form.Login ?? "", form.Password ?? "", Context.RequestAborted);
        if (!result.IsDone)
        {
            _refusal = result.Refusal;
            Limiter.Failed(Context, Purpose);
            return;
        }

        await SignIn.WithPasswordAsync(form.Login!, form.Password!, remember: false);
        Navigation.NavigateTo("/");
    }

    private sealed class Form
    {
        public string? Code { get; set; }

        public string? Login { get; set; }

        public string? Password { get; set; }

        public string? Repeated { get; set; }
    }
}
