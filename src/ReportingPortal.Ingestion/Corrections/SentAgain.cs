using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Corrections;

/// <summary>A rejected row as it came back, and was rejected again.</summary>
/// <param name="Row">In the upload that brought it.</param>
/// <param name="FileName">Of that upload.</param>
/// <param name="Columns">Of that upload.</param>
internal sealed record SentAgain(RejectedRow Row, string FileName, string[] Columns)
{
    /// <summary>The row in the upload it stood in first: what was put right in it already is not lost.</summary>
    public RejectedRow As(RejectedRow first, string[] columns) => new()
    {
        TenantId = first.TenantId,
        UploadId = first.UploadId,
        RowNumber = first.RowNumber,
        CorrectedBy = first.CorrectedBy,
        Values = [.. columns.Select((name, place) => ValueOf(name) ?? first.Values.ElementAtOrDefault(place) ?? "")],
        Reasons = [.. Row.Reasons.Select(reason => $"{reason} (sent again in {FileName})")],
    };

    /// <summary>Columns may come back in another order.</summary>
    private string? ValueOf(string name)
    {
        var place = Array.FindIndex(Columns, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        return place >= 0 && place < Row.Values.Length ? Row.Values[place] : null;
    }
}
