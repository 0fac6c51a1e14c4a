using ReportingPortal.Analytics.Scope;

namespace ReportingPortal.Web.Api;

/// <summary>
/// Which of the common filters cut a figure. One that has no effect would be a wrong figure under the right name, so it is refused.
/// </summary>
/// <param name="Filters">Names the common reader reads.</param>
/// <param name="Own">Names the endpoint reads by itself, in its own meaning.</param>
public sealed record FigureCuts(IReadOnlyList<string> Filters, IReadOnlyList<string> Own)
{
    private static readonly string[] Known = ["from", "to", "until", "period", "region", "category", "compare", "product_id", "rfm_group"];

    private static readonly string[] Dated = ["from", "to", "until", "period"];

    /// <summary>Sales of a period beside another.</summary>
    public static readonly FigureCuts Sales = new([.. Dated, "region", "category", "compare"], []);

    /// <summary>Sales of a period that stand beside none.</summary>
    public static readonly FigureCuts Uncompared = new([.. Dated, "region", "category"], []);

    /// <summary>The same of the customers of a group.</summary>
    public static readonly FigureCuts OfGroup = new(Uncompared.Filters, ["rfm_group"]);

    /// <summary>Sales of a period, of one product, or to the customers of a group.</summary>
    public static readonly FigureCuts Part = new(Sales.Filters, ["product_id", "rfm_group"]);

    /// <summary>The same beside none.</summary>
    public static readonly FigureCuts PartUncompared = new(Uncompared.Filters, ["product_id", "rfm_group"]);

    /// <summary>The same of visits: a person's region, also of who never ordered, and a category, also one that never sold.</summary>
    public static readonly FigureCuts Visits = Uncompared with { OfVisits = true };

    /// <summary>Whole orders: an order has one region, but can have many categories.</summary>
    public static readonly FigureCuts WholeOrders = new([.. Dated, "region"], []);

    /// <summary>A table of days.</summary>
    public static readonly FigureCuts Days = new(Dated, []);

    /// <summary>Results of a run over all history, of products.</summary>
    public static readonly FigureCuts Products = new([], ["product_id"]);

    /// <summary>Days of first orders, whose "period" is a length.</summary>
    public static readonly FigureCuts Dates = new(["from", "to", "until"], ["period"]);

    /// <summary>Results of a run over all history: customers by region and favourite category.</summary>
    public static readonly FigureCuts Customers = new(["region", "category"], ["rfm_group"]) { OfPeople = true };

    /// <summary>The same between two days.</summary>
    public static readonly FigureCuts CustomersMoved = new(["region", "category"], ["from", "to"]) { OfPeople = true };

    public static readonly FigureCuts Nothing = new([], []);

    /// <summary>A region is one people come from, whether they ordered or not.</summary>
    public bool OfPeople { get; init; }

    /// <summary>And a category is one people look at, whether it sold or not.</summary>
    public bool OfVisits { get; init; }

    /// <summary>Which regions and categories the filters know.</summary>
    public Task<DataScope> ScopeAsync(IQueryCollection query, DataScopeQuery scopes, PeopleScopeQuery people, CancellationToken ct)
        => OfVisits ? people.VisitsAsync(query["category"].ToString().Trim(), ct) : OfPeople ? people.RunAsync(ct) : scopes.RunAsync(ct);

    /// <summary>What the common reader may see of a query string.</summary>
    public IQueryCollection Of(IQueryCollection query)
        => new QueryCollection(query.Where(value => Filters.Contains(value.Key) || !Known.Contains(value.Key)).ToDictionary());

    /// <summary>The first filter asked for in vain; null when all have their effect.</summary>
    public string? Unused(IQueryCollection query) => Array.Find(Known, name => query.ContainsKey(name) && !Filters.Contains(name) && !Own.Contains(name));
}
