namespace Portal.Data;

/// <summary>
/// A kind of personal data that pages show masked. A feature registers one for each of its masked columns, and shows
/// the value with <c>&lt;Masked Kind="..." Id="..." Text="..." /&gt;</c>.
/// </summary>
public interface IPersonalDataSource
{
    /// <summary>Name of the kind, e.g. <c>unit.phone</c>; kept in the audit entry of every look.</summary>
    string Kind { get; }

    /// <summary>The full value of one record, or null when there is none.</summary>
    Task<string?> ReadAsync(PortalDb db, Guid id, CancellationToken cancellationToken);
}
