namespace ReportingPortal.Ingestion;

/// <summary>How far a load is.</summary>
/// <param name="Stage">What is being done now, in words people read.</param>
/// <param name="BytesRead">Of the file as received.</param>
/// <param name="ByteSize">The file's size as received.</param>
public readonly record struct IngestProgress(string Stage, long BytesRead, long ByteSize)
{
    /// <summary>The stage after the commit, when everybody sees the rows and the figures: the planner is told of them.</summary>
    public const string Statistics = "Refreshing statistics";
}
