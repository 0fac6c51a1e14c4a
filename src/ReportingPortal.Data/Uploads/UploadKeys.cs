using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>What an upload's rows name, as hashes: tells without reading the file again that it has nothing to do with another.</summary>
public class UploadKeys : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid UploadId { get; set; }

    public UploadKeyPart Part { get; set; }

    /// <summary>How the hashes were taken and packed; those of another format say nothing.</summary>
    public short Format { get; set; }

    /// <summary>Number of different keys.</summary>
    public int Keys { get; set; }

    /// <summary>Null where they were too many to keep.</summary>
    public byte[]? Hashes { get; set; }
}

public enum UploadKeyPart : short
{
    /// <summary>Orders of a file of order lines, events of a file of events.</summary>
    Fact = 1,
    Customer = 2,
    Product = 3,
}
