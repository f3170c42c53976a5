namespace Portal.Features.Access;

/// <summary>What an API key may do.</summary>
public enum KeyScope
{
    /// <summary>Ask.</summary>
    Read,

    /// <summary>Ask and change.</summary>
    Write,
}
