using ReportingPortal.Analytics.Quality;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>Rows behind a count of the quality of data, as its own page lists them.</summary>
internal sealed class QualityBehind(TenantSession session)
{
    private const int RowsAtOnce = 2_000;

    private readonly QualityQuery query = new(session);

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<RowsPage> PageAsync(ExplainedFigure figure, ExplainScope scope, string? cursor, int limit, CancellationToken ct)
    {
        var page = await query.RowsAsync(QualityFinding.Find(figure.Choice.Finding)!, scope.Upload, cursor, limit, ct);
        return new RowsPage([.. page.Items.Select(Of)], page.Total, true, page.NextCursor);
    }

    public async IAsyncEnumerable<FigureRow> AllAsync(
        ExplainedFigure figure, ExplainScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await PageAsync(figure, scope, cursor, RowsAtOnce, ct);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static DoubtfulRow Of(QualityRow row) => new(
        row.Key, row.ProductId, row.At is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null, row.CustomerId, row.Region, row.Category, row.Quantity,
        row.UnitPrice, row.NetSales, row.UploadId, row.RowNumber);
}
