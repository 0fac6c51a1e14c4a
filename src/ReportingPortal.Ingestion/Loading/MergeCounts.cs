namespace ReportingPortal.Ingestion.Loading;

/// <summary>What became of the rows that could be read.</summary>
internal sealed record MergeCounts(long New, long Changed, long Unchanged)
{
    public bool HasChanges => New > 0 || Changed > 0;
}
