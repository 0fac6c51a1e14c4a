using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>A row that could not be taken, with its original values and why.</summary>
public class RejectedRow : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid UploadId { get; set; }

    public long RowNumber { get; set; }

    public string[] Values { get; set; } = [];

    public string[] Reasons { get; set; } = [];

    /// <summary>The upload that holds the row corrected; the row is open again when that one failed or was taken back.</summary>
    public Guid? CorrectedBy { get; set; }

    /// <summary>Of an upload that corrects another one's rows: the number the row has there, where it is open still. Null for a row of its own.</summary>
    public long? CorrectsRow { get; set; }
}
