using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;

namespace ReportingPortal.Web.Filters;

/// <summary>Reads what a figure is cut to when it explains itself, with what only the shop's data know.</summary>
public sealed class ExplainReader(RfmMigrationQuery migration, PartSalesQuery parts)
{
    public Task<ExplainRequest> ReadAsync(ExplainedFigure figure, FilterBar bar, IQueryCollection query, CancellationToken ct)
        => ExplainRequest.ReadAsync(figure, bar, query, migration, parts, ct);
}
