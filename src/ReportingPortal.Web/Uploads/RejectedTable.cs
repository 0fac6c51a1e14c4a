using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Web.Uploads;

/// <summary>Rows that could not or can not be taken, with the file's own columns and every reason.</summary>
public sealed record RejectedTable(IReadOnlyList<string> Columns, IReadOnlyList<RejectedSample> Rows)
{
    public static RejectedTable Of(IReadOnlyList<string> columns, IEnumerable<RejectedRow> rows)
        => new(columns, [.. rows.Select(row => new RejectedSample(row.RowNumber, row.Values, row.Reasons))]);
}
