using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

public static class CustomerEndpoints
{
    private static readonly CsvColumn<CustomerMoment>[] MomentColumns =
    [
        new("at", moment => moment.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), new("kind", moment => moment.Kind),
        new("id", moment => moment.Id), new("product_id", moment => moment.ProductId), new("category", moment => moment.Category),
        new("net_sales", moment => moment.NetSales), new("units", moment => moment.Units),
    ];

    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/customers", CustomersAsync).WithListPaging().WithCustomerFilters().WithCustomerCuts().Produces<FigureListAnswer<RfmCustomer>>()
            .WithSummary("Customers, highest spend first");
        api.MapGet("/customers/{id}", ProfileAsync).WithFigureProblems().Produces<FigureAnswer<CustomerProfile>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Everything known of one customer");
        api.MapGet("/customers/{id}/timeline", TimelineAsync).WithListPaging().Produces<FigureListAnswer<CustomerMoment>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Orders, returns and events of one customer, newest first");
    }

    private static Task<IResult> CustomersAsync(FigureAnswers answers, RfmCustomersQuery query, HttpRequest request, CancellationToken ct)
        => CustomerRows.AnswerAsync(answers, query, request, "customers", ct);

    private static async Task<IResult> ProfileAsync(string id, FigureAnswers answers, CustomerProfileQuery query, CancellationToken ct)
        => await query.RunAsync(CustomerRows.PersonOf(id), ct) is { } profile
            ? await answers.AnswerAsync(_ => Task.FromResult(profile), ct, FigureCuts.Nothing)
            : NotFound();

    private static async Task<IResult> TimelineAsync(
        string id, FigureAnswers answers, CustomerProfileQuery profiles, CustomerTimelineQuery query, CancellationToken ct)
    {
        var customerId = CustomerRows.PersonOf(id);
        return await profiles.ExistsAsync(customerId, ct)
            ? await answers.AnswerListAsync((cursor, limit) => query.RunAsync(customerId, cursor, limit, ct), "customer-timeline", MomentColumns, ct)
            : NotFound();
    }

    private static ProblemHttpResult NotFound() => TypedResults.Problem("There is no such customer.", statusCode: StatusCodes.Status404NotFound, title: "Not found.");
}
