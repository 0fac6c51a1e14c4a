using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Uploads;

/// <summary>One file or batch a tenant gave us. Its raw bytes lie in <see cref="UploadChunk"/>, stored before the answer.</summary>
public class Upload : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid UploadId { get; set; } = OrderedId.Next();

    public string FileName { get; set; } = "";

    /// <summary>The archive or workbook it came out of, an upload too; null for a file that came by itself.</summary>
    public Guid? ParentUploadId { get; set; }

    /// <summary>Where in its parent it lay: "exports/orders.csv", "Excel sheet 'Orders'".</summary>
    public string? Origin { get; set; }

    /// <summary>How many uploads came out of this one: its rows are theirs, it has none itself.</summary>
    public int Members { get; set; }

    public UploadKind Kind { get; set; }

    /// <summary>The layout it was recognised as, for example superstore; null for a mapping of the tenant's own.</summary>
    public string? Preset { get; set; }

    public UploadStatus Status { get; set; }

    /// <summary>What is being done now, in words people read.</summary>
    public string? Stage { get; set; }

    /// <summary>Size of the file as received.</summary>
    public long ByteSize { get; set; }

    public long BytesRead { get; set; }

    public byte[] Sha256 { get; set; } = [];

    /// <summary>JSON: encoding, delimiter, header row, decimal mark, date order, each with its evidence.</summary>
    public string? Dialect { get; set; }

    /// <summary>JSON: canonical field to source column.</summary>
    public string? Mapping { get; set; }

    /// <summary>The file's own header.</summary>
    public string[] SourceColumns { get; set; } = [];

    /// <summary>Always the sum of the four counts below.</summary>
    public long RowsRead { get; set; }

    public long RowsNew { get; set; }

    public long RowsChanged { get; set; }

    public long RowsUnchanged { get; set; }

    public long RowsRejected { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What went wrong and what to do.</summary>
    public string? Error { get; set; }

    public int Attempts { get; set; }

    /// <summary>The upload whose rejected rows this one brings back, corrected in the browser or in a file of its own.</summary>
    public Guid? CorrectsUploadId { get; set; }

    /// <summary>JSON: id of each <see cref="ValueRule"/> that applied, and the number of values it changed.</summary>
    public string? AppliedRules { get; set; }

    /// <summary>A user id without constraint: accounts are not a tenant's rows.</summary>
    public Guid? UploadedBy { get; set; }

    /// <summary>While it runs: when it will be done, judged by how far it is.</summary>
    public DateTimeOffset? ExpectedFinishAt { get; set; }

    /// <summary>Its place in the order of the tenant's loads, from 1: the order an undo replays the others in. Null until loaded.</summary>
    public long? LoadNumber { get; set; }

    /// <summary>The shop's zone when the file was read: read again, it must give the same days.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The shop's currency when the file was read.</summary>
    public string? Currency { get; set; }

    /// <summary>When the mapping was given for an earlier file with this header; null for one given with this file, or found.</summary>
    public DateTimeOffset? MappingRememberedSince { get; set; }

    /// <summary>Stop before the figures change, and show a person what would.</summary>
    public bool AsksFirst { get; set; }

    /// <summary>JSON: what loading or undoing it would do to the figures, as of one state of the data.</summary>
    public string? Preview { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public Guid? ConfirmedBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public Guid? UndoneBy { get; set; }
}
