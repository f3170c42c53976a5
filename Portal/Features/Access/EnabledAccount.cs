using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Access;

/// <summary>Identity asks whether an account is confirmed before it signs in: ours is while the directory admits it.</summary>
internal sealed class EnabledAccount(AccessDirectory directory) : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(directory.RightsOf(user.ToActor()) is not null);
}
