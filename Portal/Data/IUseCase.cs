namespace Portal.Data;

/// <summary>
/// One verb of one feature. The class names the right it needs; <see cref="PortalWriter"/> and
/// <see cref="PortalReader"/> check it before anything else happens, so no use case can forget to.
/// </summary>
public interface IUseCase
{
    /// <summary>A right of <see cref="Rights"/>.</summary>
    static abstract string Right { get; }
}
