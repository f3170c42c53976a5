using Portal.Domain.Kernel;

namespace Portal.Exchange.Imports;

/// <summary>Refusals of an import as a whole.</summary>
internal static class ImportPipelineRefusals
{
    /// <summary>{0} = the word that is no kind.</summary>
    public static readonly Refusal KindUnknown = new("import.kind-unknown");

    /// <summary>Rows were refused, so nothing was written.</summary>
    public static readonly Refusal HeldBack = new("import.held-back");

    /// <summary>The body is neither CSV nor XLSX by its content type: {0}.</summary>
    public static readonly Refusal TypeUnknown = new("import.type-unknown");

    /// <summary>There is no such file: {0}.</summary>
    public static readonly Refusal FileMissing = new("import.file-missing");
}
