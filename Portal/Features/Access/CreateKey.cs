using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Makes an API or device key. The secret is in the answer and nowhere else.</summary>
public sealed class CreateKey(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Makes the key.</summary>
    public Task<Result<string>> RunAsync(Actor actor, string name, KeyPurpose purpose, KeyScope scope, CancellationToken cancellationToken)
    {
        var secret = KeySecret.New(purpose);
        return writer.WriteAsync<CreateKey, string>(
            actor,
            (unit, _) =>
            {
                if (string.IsNullOrWhiteSpace(name))
                {
                    return Task.FromResult<Result<string>>(AccessFeatureRefusals.NameMissing);
                }

                unit.Db.Add(new ApiKey
                {
                    Id = TypedId.New<KeyId>(unit.Now),
                    Name = name.Trim(),
                    Purpose = purpose,
                    Scope = scope,
                    SecretHash = KeySecret.Hash(secret),
                    CreatedAt = unit.Now,
                });
                return Task.FromResult<Result<string>>(secret);
            },
            cancellationToken);
    }
}
