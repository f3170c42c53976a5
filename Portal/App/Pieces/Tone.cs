namespace Portal.App.Pieces;

/// <summary>What a status means; drawn as a colour and a shape, always beside a word.</summary>
public enum Tone
{
    /// <summary>Nothing to say. No shape.</summary>
    Neutral,

    /// <summary>Informs. A dot.</summary>
    Info,

    /// <summary>Fine. A tick.</summary>
    Good,

    /// <summary>Soon or partly. A diamond.</summary>
    Warn,

    /// <summary>Broken now. A triangle.</summary>
    Bad,
}
