using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

public static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/customers", CustomersAsync).WithListPaging().WithCustomerFilters().WithCustomerCuts().Produces<FigureListAnswer<RfmCustomer>>()
            .WithSummary("Customers, highest spend first");
        api.MapGet("/customers/{id}", ProfileAsync).WithFigureProblems().Produces<FigureAnswer<CustomerProfile>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Everything known of one customer");
    }

    private static Task<IResult> CustomersAsync(FigureAnswers answers, RfmCustomersQuery query, HttpRequest request, CancellationToken ct)
        => CustomerRows.AnswerAsync(answers, query, request, "customers", ct);

    private static async Task<IResult> ProfileAsync(string id, FigureAnswers answers, CustomerProfileQuery query, CancellationToken ct)
        => await query.RunAsync(CustomerRows.IdOf(id), ct) is { } profile
            ? await answers.AnswerAsync(_ => Task.FromResult(profile), ct, FigureCuts.Nothing)
            : TypedResults.Problem("There is no such customer.", statusCode: StatusCodes.Status404NotFound, title: "Not found.");
}
