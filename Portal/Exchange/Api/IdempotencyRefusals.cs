using Portal.Domain.Kernel;

namespace Portal.Exchange.Api;

/// <summary>What is refused about an <c>Idempotency-Key</c>.</summary>
public static class IdempotencyRefusals
{
    /// <summary>The key came before with other content.</summary>
    public static readonly Refusal OtherContent = new("api.idempotency-other-content");

    /// <summary>The key is longer than {0} characters.</summary>
    public static readonly Refusal TooLong = new Refusal("api.idempotency-too-long").With(IdempotencyKeys.MaxLength);
}
