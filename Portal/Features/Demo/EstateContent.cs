namespace Portal.Features.Demo;

/// <summary>What makes a database one that the demonstration does not fill.</summary>
internal enum EstateContent
{
    /// <summary>Somebody set the portal up: accounts with a public password must not come beside theirs.</summary>
    Accounts,

    /// <summary>People.</summary>
    People,

    /// <summary>Units, and with them bills and payments.</summary>
    Units,

    /// <summary>Posts, and with them assignments and clockings.</summary>
    Posts,

    /// <summary>Cases.</summary>
    Cases,
}
