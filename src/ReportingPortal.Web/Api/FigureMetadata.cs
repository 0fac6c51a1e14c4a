namespace ReportingPortal.Web.Api;

/// <summary>A query parameter an endpoint reads by itself, told to OpenAPI.</summary>
/// <param name="Format">date where it is one.</param>
public sealed record QueryParameter(string Name, string Description, string? Format = null, IReadOnlyList<string>? Choices = null, bool IsInteger = false);

/// <summary>What endpoints of figures have in common, written once for routing and for OpenAPI.</summary>
public static class FigureMetadata
{
    private static readonly QueryParameter[] Filters =
    [
        new("from", "First day of the period, in the tenant's zone; the first day with data when left out.", "date"),
        new("to", "First day after the period; the day after the as-of date when left out.", "date"),
        new("period", "A named period, counted back from the as-of date, in place of from and to.", Choices: [.. Web.Filters.PeriodPreset.All.Select(preset => preset.Key)]),
        new("region", "Only sales of this region."),
        new("category", "Only sales of this category."),
        new("compare", "The period compared to; previous_period when left out.", Choices: ["previous_period", "previous_year"]),
    ];

    private static readonly QueryParameter[] Paging =
    [
        new("cursor", "The next_cursor of the page before; left out on the first."),
        new("limit", "Rows a page, 1 to 1000; 100 when left out.", IsInteger: true),
    ];

    private static readonly QueryParameter[] CustomerCuts =
    [
        new("region", "Only customers of this region: of the customer file, else of their last order."),
        new("category", "Only customers whose favourite category this is."),
    ];

    private static readonly QueryParameter[] CustomerFilters =
    [
        new("group", "Only this group of the recency and frequency grid."),
        new("value_tier", "Only this tier.", Choices: ["Gold", "Silver", "Bronze"]),
        new("activity_status", "Only this status.", Choices: ["Active", "Dormant", "Churned", "Prospect"]),
        new("search", "Part of the customer's id or name."),
    ];

    public static RouteHandlerBuilder WithFigureFilters(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata([.. Filters]).WithFigureProblems();

    public static RouteHandlerBuilder WithSalesParts(this RouteHandlerBuilder endpoint)
        => endpoint.WithText("product_id", "Only sales of this product; what is not known of one product is null.")
            .WithText("rfm_group", "Only sales to customers of this group of the recency and frequency grid; what is not known of them is null.");

    public static RouteHandlerBuilder WithListPaging(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata([.. Paging]).WithFigureProblems();

    public static RouteHandlerBuilder WithCustomerFilters(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata([.. CustomerFilters]);

    public static RouteHandlerBuilder WithCustomerCuts(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata([.. CustomerCuts]);

    public static RouteHandlerBuilder WithText(this RouteHandlerBuilder endpoint, string name, string description)
        => endpoint.WithMetadata(new QueryParameter(name, description));

    public static RouteHandlerBuilder WithNumber(this RouteHandlerBuilder endpoint, string name, string description)
        => endpoint.WithMetadata(new QueryParameter(name, description, IsInteger: true));

    public static RouteHandlerBuilder WithDay(this RouteHandlerBuilder endpoint, string name, string description)
        => endpoint.WithMetadata(new QueryParameter(name, description, "date"));

    public static RouteHandlerBuilder WithChoice(this RouteHandlerBuilder endpoint, string name, string description, params string[] choices)
        => endpoint.WithMetadata(new QueryParameter(name, description, Choices: choices));

    public static RouteHandlerBuilder WithFigureProblems(this RouteHandlerBuilder endpoint)
        => endpoint.ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
}
