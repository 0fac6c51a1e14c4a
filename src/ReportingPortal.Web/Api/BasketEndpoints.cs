using ReportingPortal.Analytics.Basket;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Web.Api;

public static class BasketEndpoints
{
    private static readonly CsvColumn<BasketRuleFigures>[] Columns =
    [
        new("rank", rule => rule.Rank), new("antecedent_id", rule => rule.AntecedentId), new("antecedent_name", rule => rule.AntecedentName),
        new("consequent_id", rule => rule.ConsequentId), new("consequent_name", rule => rule.ConsequentName), new("orders", rule => rule.Orders),
        new("antecedent_orders", rule => rule.AntecedentOrders), new("consequent_orders", rule => rule.ConsequentOrders), new("support", rule => rule.Support),
        new("confidence", rule => rule.Confidence), new("lift", rule => rule.Lift), new("leverage", rule => rule.Leverage), new("conviction", rule => rule.Conviction),
    ];

    public static void MapBasket(this IEndpointRouteBuilder api)
    {
        var basket = api.MapGroup("/basket");
        basket.MapGet("/model", ModelAsync).WithBasketChoice().WithFigureProblems().Produces<FigureAnswer<BasketOverview>>()
            .WithSummary("What basket rules were counted over: orders, items, the fewest orders of a rule");
        basket.MapGet("/rules", RulesAsync).WithBasketChoice().WithListPaging()
            .WithText("product_id", "Only rules with this product on either side; of by=product only.")
            .Produces<FigureListAnswer<BasketRuleFigures>>().WithSummary("What is bought together, over the whole history: support, confidence, lift, leverage, conviction; highest lift first");
    }

    /// <summary>What "by" of a query string means; null where it is nothing known.</summary>
    public static BasketBy? By(IQueryCollection query) => query["by"].ToString() switch
    {
        "" or "product" => BasketBy.Product,
        "category" => BasketBy.Category,
        _ => null,
    };

    private static RouteHandlerBuilder WithBasketChoice(this RouteHandlerBuilder endpoint)
        => endpoint.WithChoice("by", "What lies in a basket; product when left out.", "product", "category");

    private static async Task<IResult> ModelAsync(FigureAnswers answers, BasketQuery query, HttpRequest request, CancellationToken ct)
        => By(request.Query) is not { } by ? FigureAnswers.Refused("'by' must be product or category.")
            : await answers.AnswerAsync(_ => query.RunAsync(by, ct), ct, FigureCuts.Nothing);

    private static async Task<IResult> RulesAsync(FigureAnswers answers, BasketQuery query, HttpRequest request, CancellationToken ct)
    {
        if (By(request.Query) is not { } by)
        {
            return FigureAnswers.Refused("'by' must be product or category.");
        }

        var product = request.Query["product_id"].ToString();
        return await answers.AnswerListAsync(
            (_, cursor, limit) => query.RulesAsync(by, product.Length == 0 ? null : product, cursor, limit, ct), "basket-rules", Columns, ct,
            by == BasketBy.Product ? FigureCuts.Products : FigureCuts.Nothing);
    }
}
