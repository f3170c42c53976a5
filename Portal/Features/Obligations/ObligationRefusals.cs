using Portal.Domain.Kernel;

namespace Portal.Features.Obligations;

/// <summary>Refusals about obligations.</summary>
public static class ObligationRefusals
{
    /// <summary>There is no such obligation.</summary>
    public static readonly Refusal UnknownObligation = new("obligations.no-such", "key");

    /// <summary>There is no such occurrence.</summary>
    public static readonly Refusal Unknown = new("obligations.unknown");

    /// <summary>It cannot be done before {0}.</summary>
    public static readonly Refusal NotOpen = new("obligations.not-open");

    /// <summary>{0} has already done it.</summary>
    public static readonly Refusal AlreadyDone = new("obligations.already-done");

    /// <summary>Nobody confirms it: it is done where it is seen.</summary>
    public static readonly Refusal SeenElsewhere = new("obligations.seen-elsewhere");

    /// <summary>It is for others.</summary>
    public static readonly Refusal NotConcerned = new("obligations.not-concerned");

    /// <summary>What was done has to be written down.</summary>
    public static readonly Refusal NoteMissing = new("obligations.note-missing", "note");

    /// <summary>It is closed by one's own password, typed again.</summary>
    public static readonly Refusal SignatureMissing = new("obligations.signature-missing", "password");

    /// <summary>A reason is needed, of at most {0} characters.</summary>
    public static readonly Refusal ReasonMissing = new("obligations.reason-missing", "reason");

    /// <summary>It is not done yet: its answers can still be changed.</summary>
    public static readonly Refusal NotDone = new("obligations.not-done");

    /// <summary>The photograph is larger than {0} MB.</summary>
    public static readonly Refusal PhotoTooLarge = new("obligations.photo-too-large", "photo");

    /// <summary>The file is no JPEG or PNG.</summary>
    public static readonly Refusal NoPhoto = new("obligations.no-photo", "photo");

    /// <summary>The document is larger than {0} MB.</summary>
    public static readonly Refusal FileTooLarge = new("obligations.file-too-large", "file");

    /// <summary>The file is no PDF, picture or Office document.</summary>
    public static readonly Refusal NoFile = new("obligations.no-file", "file");

    /// <summary>The entries of a register are on this list: nobody lists them.</summary>
    public static readonly Refusal ListFilled = new("obligations.list-filled", "list");

    /// <summary>{0} is no number.</summary>
    public static readonly Refusal ThingNumberWrong = new("obligations.thing-number", "things");

    /// <summary>No form asks about this list.</summary>
    public static readonly Refusal ListUnknown = new("obligations.list-unknown", "list");

    /// <summary>A list has at most {0} things with names of at most {1} characters.</summary>
    public static readonly Refusal ListTooLong = new("obligations.list-too-long", "things");

    /// <summary>A period ends after it begins, and has at most {0} days.</summary>
    public static readonly Refusal PeriodWrong = new("obligations.period-wrong", "until");

    /// <summary>Only what is not due yet can be moved, and only to a time ahead.</summary>
    public static readonly Refusal TooLateToMove = new("obligations.too-late-to-move", "to");
}
