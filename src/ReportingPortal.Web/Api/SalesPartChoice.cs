using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>The product or the group of customers that sales are cut to, read in one way by pages and API.</summary>
public static class SalesPartChoice
{
    public const string EitherProblem = "Give either 'product_id' or 'rfm_group': what a group bought of one product is not kept.";

    /// <summary>A part of null is all sales; a problem is empty where there is none.</summary>
    public static async Task<(SalesPart? Part, string Problem)> ReadAsync(IQueryCollection query, FilterBar bar, PartSalesQuery sales, CancellationToken ct)
    {
        var product = query["product_id"].ToString();
        if (!GroupChoice.TryRead(query, out var group))
        {
            return (null, GroupChoice.Problem);
        }

        if (product.Length == 0)
        {
            return (group is null ? null : new SalesPart(null, group), "");
        }

        var problem = group is not null ? EitherProblem
            : bar.Filter.Category is not null ? "Give either 'product_id' or 'category': a product is of one category."
            : !await sales.IsSoldAsync(product, ct) ? $"No product with the id '{product}' was ever sold."
            : "";
        return (problem.Length > 0 ? null : new SalesPart(product, null), problem);
    }
}
