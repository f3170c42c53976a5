using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Keeps one's own language and theme with the account, so that they follow to another browser.</summary>
internal sealed class SavePreferences(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Saves what is given; null leaves a preference as it is, an unknown value too.</summary>
    public Task<Result> RunAsync(Actor actor, string? language, string? theme, CancellationToken cancellationToken) =>
        writer.WriteAsync<SavePreferences>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindOwnAsync(unit.Db, actor, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                found.Value.Language = Known(language, [Texts.Chinese.Name, Texts.English.Name]) ?? found.Value.Language;
                found.Value.Theme = Known(theme, ["light", "dark"]) ?? found.Value.Theme;
                return Result.Done;
            },
            cancellationToken);

    private static string? Known(string? value, string[] known) => known.Contains(value) ? value : null;
}
