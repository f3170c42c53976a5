namespace Portal.Tests.Support;

/// <summary>A fact that compares with the catalogue of clauses; skipped, by name, where the catalogue does not lie beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CatalogueFactAttribute : FactAttribute
{
    /// <summary>Where the catalogue lies.</summary>
    public static string Path { get; } = Repository.File("..", "shared", "clauses.csv");

    /// <summary>Skips without the catalogue.</summary>
    public CatalogueFactAttribute() => Skip = File.Exists(Path) ? null! : "The catalogue of clauses (shared/clauses.csv) does not lie beside the repository.";
}
