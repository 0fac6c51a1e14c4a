using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportingPortal.Ingestion.Previewing;

/// <summary>What loading or undoing an upload does to a tenant's figures, worked out on one state of its data. Kept as snake_case JSON.</summary>
/// <param name="IsUndo">Of an undo; else of a load.</param>
/// <param name="DataVersion">The state of the data it holds for: another one since means the figures have moved.</param>
/// <param name="Rows">What becomes of a load's rows; null for an undo.</param>
/// <param name="UndoneRows">What becomes of the rows an undo takes; null for a load.</param>
/// <param name="Months">The touched months whose figures change, oldest first.</param>
/// <param name="Total">Over all time.</param>
/// <param name="Days">The touched days, as half-open spans.</param>
/// <param name="Rejected">The first rows that could not be taken.</param>
public sealed record UploadPreview(
    bool IsUndo, long DataVersion, DateTimeOffset MadeAt, RowCounts? Rows, UndoneRows? UndoneRows,
    IReadOnlyList<FigureChange> Months, FigureChange Total, IReadOnlyList<DaySpan> Days, IReadOnlyList<RejectedSample> Rejected)
{
    /// <summary>The upload whose rejected rows it brings back, corrected; null where it brings none.</summary>
    public CorrectedUpload? Corrects { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for null.</summary>
    public static UploadPreview? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<UploadPreview>(json, Json);
}

/// <summary>Counts of a file's rows.</summary>
public sealed record RowCounts(long Read, long New, long Changed, long Unchanged, long Rejected);

/// <summary>Rejected rows of another upload that come back corrected.</summary>
/// <param name="RowsTaken">Taken now: they leave the list of that upload.</param>
/// <param name="RowsRejectedAgain">They stay open there.</param>
public sealed record CorrectedUpload(Guid UploadId, string FileName, long RowsTaken, long RowsRejectedAgain);

/// <summary>What becomes of the rows an upload stands for.</summary>
/// <param name="Gone">No other upload has them.</param>
/// <param name="Restored">Another upload has them in another version.</param>
public sealed record UndoneRows(long Gone, long Restored);

/// <summary>Figures of a month (null: of all time) as they are and as they will be.</summary>
public sealed record FigureChange(DateOnly? Month, KeyFigures Before, KeyFigures After);

/// <summary>Net sales in the tenant's currency, orders and distinct customers, as on every page.</summary>
public sealed record KeyFigures(decimal NetSales, int Orders, int Customers)
{
    public static readonly KeyFigures None = new(0, 0, 0);
}

/// <summary>Days, the last one not included.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To);

/// <summary>A row that could not be taken, and why.</summary>
public sealed record RejectedSample(long RowNumber, string[] Values, string[] Reasons);

/// <summary>The figures of each month that has any, and of all time.</summary>
public sealed record FiguresByMonth(IReadOnlyDictionary<DateOnly, KeyFigures> Months, KeyFigures Total);

/// <summary>
/// Reads figures in the open transaction of the unit of work. Given from outside, because a figure has one arithmetic and
/// it is not ingestion's.
/// </summary>
/// <param name="from">First of a month.</param>
/// <param name="to">First of the month after the last one asked for.</param>
public delegate Task<FiguresByMonth> ReadFigures(DateOnly from, DateOnly to, CancellationToken ct);
