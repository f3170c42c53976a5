using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.App.CommandLine;
using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Api;

namespace Portal.Features.Access;

internal static class AccessSetup
{
    public static void AddPortalAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<IAccess>(provider => provider.GetRequiredService<AccessDirectory>());
        services.AddPortalSchemes();
        AddPolicies(services);
        AddAccounts(services);
        AddKeys(services);
        AddProtection(services);
        services.AddSingleton<Landing>();
        services.AddSingleton(new NavItem("nav.section.admin", "nav.access", "admin/access", "key", Rights.AccessManage, 310));
    }

    /// <summary>Follows the session of an open page; must come after Blazor's own provider.</summary>
    public static void AddPortalSessions(this IServiceCollection services)
    {
        services.AddScoped<AuthenticationStateProvider, PortalAuthenticationState>();
        services.AddScoped<CircuitHandler, SessionCircuit>();
    }

    private static void AddPolicies(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(ApiGroup.KeyPolicy, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.Scheme).RequireAuthenticatedUser());
        foreach (var right in Rights.All)
        {
            policies.AddPolicy(right, policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
        }
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        // Has no state, and what lives as long as the portal checks signatures with it: the framework would make it one for each scope.
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                options.User.AllowedUserNameCharacters = "";
                options.ClaimsIdentity.SecurityStampClaimType = PortalClaims.Stamp;
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<Accounts>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountPrincipals>()
            .AddUserConfirmation<EnabledAccount>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
        services.AddScoped<SignIn>();
        services.AddSingleton<AttemptLimiter>();
        services.AddSingleton<DemonstrationNotice>();
        services.AddSingleton<SetUpCode>();
        services.AddHostedService(provider => provider.GetRequiredService<SetUpCode>());
        services.AddTransient<Passwords>();
        services.AddTransient<KeepSignIn>();
        services.AddTransient<SetUpAdministrator>();
        services.AddTransient<CreateAccount>();
        services.AddTransient<CreateDemonstrationAccounts>();
        services.AddTransient<ListDemonstrationAccounts>();
        services.AddTransient<DisableAccount>();
        services.AddTransient<EnableAccount>();
        services.AddTransient<SetAccountRoles>();
        services.AddTransient<ResetPassword>();
        services.AddTransient<ResetSecondFactor>();
        services.AddTransient<ChangePassword>();
        services.AddTransient(provider => new VerifyOwnPassword(
            provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<Passwords>(), provider.GetRequiredService<AttemptLimiter>()));
        services.AddTransient<EnableSecondFactor>();
        services.AddTransient<DisableSecondFactor>();
        services.AddTransient<ShowOwnAccount>();
        services.AddTransient<SavePreferences>();
        services.AddTransient<RevealPersonalData>();
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddTransient<CreateKey>();
        services.AddTransient<RevokeKey>();
        services.AddCommand<CreateApiKeyCommand>();
        services.AddCommand<CreateDeviceCommand>();
        services.AddCommand<CreateAdministratorCommand>();
        services.AddTransient<ListKeys>();
    }

    private static void AddProtection(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Portal");
        services.AddSingleton<KeepProtectionKey>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = KeysOf(provider)));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    /// <summary>Files that travel with a backup on SQLite, rows that every node reads on PostgreSQL.</summary>
    private static IXmlRepository KeysOf(IServiceProvider provider) =>
        provider.GetRequiredService<IDatabaseEngine>().Provider == DatabaseProvider.PostgreSql
            ? provider.GetRequiredService<KeepProtectionKey>()
            : new FileSystemXmlRepository(
                new DirectoryInfo(provider.GetRequiredService<DataDirectory>().File("keys")), provider.GetRequiredService<ILoggerFactory>());
}
