using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Features.Access.Pages;

/// <summary>The second step of sign-in: a code of the authenticator app, or a recovery code.</summary>
public sealed partial class LoginCode
{
    private Refusal? _refusal;

    [SupplyParameterFromForm(FormName = "code")]
    private Form? Input { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "remember")]
    private string? RememberText { get; set; }

    private bool Remember => AddressValue.Flag(RememberText);

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignIn SignIn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private async Task SubmitAsync()
    {
        var result = await SignIn.WithCodeAsync(Input?.Code ?? "", Input?.IsRecovery ?? false, Remember);
        if (result.IsDone)
        {
            Navigation.NavigateTo(LocalUrl.Or(ReturnUrl, "/"));
        }
        else
        {
            _refusal = result.Refusal;
            Context.Response.StatusCode = result.Refusal == AccessFeatureRefusals.TooManyAttempts ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
        }
    }

    private sealed class Form
    {
        public string? Code { get; set; }

        public bool IsRecovery { get; set; }
    }
}
