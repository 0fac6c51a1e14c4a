namespace ReportingPortal.Ingestion.Storing;

/// <summary>How many bytes of a file as received have been read.</summary>
internal sealed class ReadCount
{
    public long BytesRead { get; set; }
}
