using System.Globalization;
using ReportingPortal.Analytics.Lifetime;

namespace ReportingPortal.Web.Api;

public static class LifetimeEndpoints
{
    private static readonly CsvColumn<LifetimeCustomer>[] Columns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name), new("orders", customer => customer.Orders),
        new("frequency", customer => customer.Frequency), new("recency", customer => customer.Recency), new("age", customer => customer.Age),
        new("p_alive", customer => customer.PAlive), new("expected_purchases", customer => customer.ExpectedPurchases),
        new("expected_value", customer => customer.ExpectedValue), new("clv", customer => customer.Clv), new("historic", customer => customer.Historic),
    ];

    public static string HorizonProblem { get; } = $"'horizon_days' must be a whole number from 1 to {LifetimeHorizon.MaxDays}.";

    public static void MapLifetime(this IEndpointRouteBuilder api)
    {
        var lifetime = api.MapGroup("/lifetime-value");
        lifetime.MapGet("/model", ModelAsync).WithFigureProblems().Produces<FigureAnswer<LifetimeOverview>>()
            .WithSummary("What lifetime values stand on: the fitted models, their test on the last third of the history, the gate");
        lifetime.MapGet("/customers", CustomersAsync).WithListPaging()
            .WithNumber("horizon_days", $"How far forecasts look, 1 to {LifetimeHorizon.MaxDays} days; {LifetimeHorizon.StandardMonths} months of {LifetimeHorizon.WeeksPerMonth} weeks when left out. The order stays that of {LifetimeHorizon.StandardMonths} months.")
            .Produces<FigureListAnswer<LifetimeCustomer>>().WithSummary("Customers with what they brought and are expected to bring, most valuable first; times in weeks");
    }

    /// <param name="horizon">Null where none is asked for: the standard.</param>
    public static bool TryReadHorizon(IQueryCollection query, out int? horizon)
    {
        var text = query["horizon_days"].ToString();
        horizon = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LifetimeHorizon.MaxDays ? days : null;
        return text.Length == 0 || horizon is not null;
    }

    private static Task<IResult> ModelAsync(FigureAnswers answers, LifetimeQuery query, CancellationToken ct)
        => answers.AnswerAsync(_ => query.RunAsync(ct), ct, FigureCuts.Nothing);

    private static async Task<IResult> CustomersAsync(FigureAnswers answers, LifetimeQuery query, HttpRequest request, CancellationToken ct)
    {
        if (!TryReadHorizon(request.Query, out var horizon))
        {
            return FigureAnswers.Refused(HorizonProblem);
        }

        return await answers.AnswerListAsync((cursor, limit) => query.CustomersAsync(horizon, cursor, limit, ct), "lifetime-values", Columns, ct);
    }
}
