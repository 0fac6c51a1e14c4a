using ReportingPortal.Ingestion.Rollups;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>A file's rows are among the tenant's facts; its figures are not yet computed.</summary>
/// <param name="Passed">The days that were computed while the lines went by, if so.</param>
internal sealed record LoadedRows(long RowsRead, MergeCounts Counts, PassedDays? Passed);
