using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>The filters an answer stands on; dates are half-open, null where the tenant has no data or nothing was cut.</summary>
public sealed record FigureFilters(DateOnly? From, DateOnly? To, string? Region, string? Category, string? ProductId, string? RfmGroup, string Compare);

/// <summary>What every figure says of itself.</summary>
/// <param name="AsOf">The last day with orders in the data; null while there are none.</param>
/// <param name="Basis">refund_date: orders count on their own day, and returns on the day they were given back (D0).</param>
/// <param name="Incomplete">The period reaches beyond the data.</param>
public sealed record FigureMeta(DateOnly? AsOf, string Currency, string TimeZone, FigureFilters Filters, string Basis, bool Incomplete)
{
    public const string ReturnsOnTheirDay = "refund_date";

    /// <param name="query">Names the product and the group of customers, where the figure is cut to one; others were refused.</param>
    public static FigureMeta Of(FilterBar bar, Tenant tenant, IQueryCollection query)
        => new(
            bar.Scope.AsOfDate,
            tenant.Currency,
            tenant.TimeZone,
            bar.Period.Days == 0
                ? new FigureFilters(null, null, bar.Filter.Region, bar.Filter.Category, Given(query, "product_id"), Given(query, "rfm_group"), bar.CompareKey)
                : new FigureFilters(bar.Period.From, bar.Period.To, bar.Filter.Region, bar.Filter.Category, Given(query, "product_id"), Given(query, "rfm_group"), bar.CompareKey),
            ReturnsOnTheirDay,
            bar.Scope.AsOfDate is { } asOf && bar.Period.To > asOf.AddDays(1));

    private static string? Given(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
}

/// <summary>The answer of a figure.</summary>
public sealed record FigureAnswer<T>(T Data, FigureMeta Meta);

/// <summary>The answer of a list: one page of it, how long the whole is, and the cursor of the next page (null on the last).</summary>
public sealed record FigureListAnswer<T>(IReadOnlyList<T> Data, FigureMeta Meta, int Total, string? NextCursor);
