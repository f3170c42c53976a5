namespace Portal.Features.Access;

/// <summary>What the sign-in page of a demonstration gives away. Whoever makes the demonstration fills it at every start; otherwise it stays empty.</summary>
public sealed class DemonstrationNotice
{
    /// <summary>The password of every demonstration account; null when this is no demonstration.</summary>
    public string? Password { get; set; }

    /// <summary>Address of a ready wall, with a device key.</summary>
    public string? WallAddress { get; set; }
}
