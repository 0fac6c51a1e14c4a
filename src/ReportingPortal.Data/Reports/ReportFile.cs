using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Reports;

/// <summary>A rendered form of a report, apart from the list of reports.</summary>
public class ReportFile : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid ReportId { get; set; }

    /// <summary>pdf.</summary>
    public string Format { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
