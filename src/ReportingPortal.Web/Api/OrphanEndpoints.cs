using ReportingPortal.Analytics.Orphans;

namespace ReportingPortal.Web.Api;

public static class OrphanEndpoints
{
    private static readonly CsvColumn<Orphan>[] Columns =
    [
        new("id", orphan => orphan.Id), new("name", orphan => orphan.Name), new("orders", orphan => orphan.Orders), new("net_sales", orphan => orphan.NetSales),
    ];

    public static void MapOrphans(this IEndpointRouteBuilder api)
    {
        api.MapGet("/orphans/customers", CustomersAsync).WithListPaging().Produces<FigureListAnswer<Orphan>>()
            .WithSummary("Customers of orders and events whom no customers file describes");
        api.MapGet("/orphans/products", ProductsAsync).WithListPaging().Produces<FigureListAnswer<Orphan>>()
            .WithSummary("Products of orders and events that no products file describes");
    }

    private static Task<IResult> CustomersAsync(FigureAnswers answers, OrphansQuery query, CancellationToken ct)
        => answers.AnswerListAsync((cursor, limit) => query.RunAsync(OrphanKind.Customer, cursor, limit, ct), "orphan-customers", Columns, ct);

    private static Task<IResult> ProductsAsync(FigureAnswers answers, OrphansQuery query, CancellationToken ct)
        => answers.AnswerListAsync((cursor, limit) => query.RunAsync(OrphanKind.Product, cursor, limit, ct), "orphan-products", Columns, ct);
}
