using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>
/// The way from a visitor to their events: the sessions that a load was the first to write events of theirs for, packed. An index
/// over the events themselves took a third of the server's time for a load. It may name a session that is gone or another's by now,
/// never too few: no undo takes a name away, and who reads it joins the events and asks for the visitor again.
/// </summary>
public class VisitorSessions : ITenantOwned
{
    public int TenantId { get; set; }

    public string CustomerId { get; set; } = "";

    public Guid UploadId { get; set; }

    /// <summary>Large files are gathered in parts.</summary>
    public int Part { get; set; }

    public string[] SessionIds { get; set; } = [];
}
