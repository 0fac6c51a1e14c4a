namespace ReportingPortal.Web.Api;

/// <summary>
/// Which of the common filters cut a figure. One that has no effect would be a wrong figure under the right name, so it is refused.
/// </summary>
/// <param name="Filters">Names the common reader reads.</param>
/// <param name="Own">Names the endpoint reads by itself, in its own meaning.</param>
public sealed record FigureCuts(IReadOnlyList<string> Filters, IReadOnlyList<string> Own)
{
    private static readonly string[] Known = ["from", "to", "until", "period", "region", "category", "compare", "product_id", "rfm_group"];

    /// <summary>Sales of a period.</summary>
    public static readonly FigureCuts Sales = new(["from", "to", "until", "period", "region", "category", "compare"], []);

    /// <summary>Days of first orders, whose "period" is a length.</summary>
    public static readonly FigureCuts Dates = new(["from", "to", "until"], ["period"]);

    /// <summary>Results of a run over all history: customers by region and favourite category.</summary>
    public static readonly FigureCuts Customers = new(["region", "category"], ["rfm_group"]);

    /// <summary>The same between two days.</summary>
    public static readonly FigureCuts CustomersMoved = new(["region", "category"], ["from", "to"]);

    public static readonly FigureCuts Nothing = new([], []);

    /// <summary>What the common reader may see of a query string.</summary>
    public IQueryCollection Of(IQueryCollection query)
        => new QueryCollection(query.Where(value => Filters.Contains(value.Key) || !Known.Contains(value.Key)).ToDictionary());

    /// <summary>The first filter asked for in vain; null when all have their effect.</summary>
    public string? Unused(IQueryCollection query) => Array.Find(Known, name => query.ContainsKey(name) && !Filters.Contains(name) && !Own.Contains(name));
}
