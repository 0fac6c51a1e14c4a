namespace ReportingPortal.Web.Api;

/// <summary>Which of the common query parameters a figure has no use for, and therefore refuses.</summary>
public sealed record FilterUse(params string[] Unused)
{
    /// <summary>Cut by region and category; compared where the figure has a comparison.</summary>
    public static readonly FilterUse Common = new("product_id", "rfm_group");

    /// <summary>Lists of customers.</summary>
    public static readonly FilterUse ByGroup = new("product_id");

    /// <summary>Nothing of the figure is compared with another period.</summary>
    public static readonly FilterUse NotCompared = new("product_id", "rfm_group", "compare");

    public static readonly FilterUse ByGroupNotCompared = new("product_id", "compare");

    /// <summary>Of whole orders: an order has one region, but can have many categories.</summary>
    public static readonly FilterUse ByRegion = new("product_id", "rfm_group", "compare", "category");

    /// <summary>Of the whole history of one run; products can be chosen from it.</summary>
    public static readonly FilterUse OfProducts = new("rfm_group", "compare", "region", "category", "from", "to", "until", "period");

    public static readonly FilterUse OfRun = new([.. OfProducts.Unused, "product_id"]);

    /// <summary>Of a table of days alone.</summary>
    public static readonly FilterUse OfDays = new("product_id", "rfm_group", "compare", "region", "category");
}
