using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>The filters an answer stands on; dates are half-open, null where the tenant has no data or nothing was cut.</summary>
public sealed record FigureFilters(DateOnly? From, DateOnly? To, string? Region, string? Category, string Compare);

/// <summary>What every figure says of itself.</summary>
/// <param name="AsOf">The last day with orders in the data; null while there are none.</param>
/// <param name="Basis">Returns count on the day of the order they belong to (D0).</param>
/// <param name="Incomplete">The period reaches beyond the data.</param>
public sealed record FigureMeta(DateOnly? AsOf, string Currency, string TimeZone, FigureFilters Filters, string Basis, bool Incomplete)
{
    public static FigureMeta Of(FilterBar bar, Tenant tenant)
        => new(
            bar.Scope.AsOfDate,
            tenant.Currency,
            tenant.TimeZone,
            bar.Period.Days == 0
                ? new FigureFilters(null, null, bar.Filter.Region, bar.Filter.Category, bar.CompareKey)
                : new FigureFilters(bar.Period.From, bar.Period.To, bar.Filter.Region, bar.Filter.Category, bar.CompareKey),
            "order_date",
            bar.Scope.AsOfDate is { } asOf && bar.Period.To > asOf.AddDays(1));
}

/// <summary>The answer of a figure.</summary>
public sealed record FigureAnswer<T>(T Data, FigureMeta Meta);

/// <summary>The answer of a list: one page of it, how long the whole is, and the cursor of the next page (null on the last).</summary>
public sealed record FigureListAnswer<T>(IReadOnlyList<T> Data, FigureMeta Meta, int Total, string? NextCursor);
