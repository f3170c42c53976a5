namespace Portal.Domain.Duty;

/// <summary>What a clocking says.</summary>
public enum PresenceKind
{
    /// <summary>到岗: at the post from now on.</summary>
    In = 1,

    /// <summary>下岗: no longer at the post.</summary>
    Out = 2,

    /// <summary>暂离: belongs to the post but has stepped away.</summary>
    Away = 3,

    /// <summary>返岗: at the post again.</summary>
    Back = 4,
}
