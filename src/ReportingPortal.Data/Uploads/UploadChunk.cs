using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>A piece of an upload's raw bytes, compressed.</summary>
public class UploadChunk : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid UploadId { get; set; }

    public int ChunkNumber { get; set; }

    /// <summary>Deflate-compressed bytes of the piece.</summary>
    public byte[] Content { get; set; } = [];

    public int RawLength { get; set; }
}
