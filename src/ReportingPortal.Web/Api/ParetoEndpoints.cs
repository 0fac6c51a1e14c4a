using ReportingPortal.Analytics.Pareto;

namespace ReportingPortal.Web.Api;

public static class ParetoEndpoints
{
    private static readonly CsvColumn<ParetoItem>[] Columns =
    [
        new("id", item => item.Id), new("name", item => item.Name), new("net_sales", item => item.NetSales),
        new("cumulative_share", item => item.CumulativeShare), new("class", item => item.Class.ToString()),
    ];

    public static void MapPareto(this IEndpointRouteBuilder api)
        => api.MapGet("/pareto", ParetoAsync)
            .WithFigureFilters().WithChoice("by", "What is ranked; product when left out.", "customer", "product", "category")
            .Produces<FigureAnswer<ParetoResult>>()
            .WithSummary("How concentrated sales are: the curve, the 80 % crossing, ABC classes, Gini");

    private static async Task<IResult> ParetoAsync(FigureAnswers answers, ParetoQuery query, HttpRequest request, CancellationToken ct)
    {
        var text = request.Query["by"].ToString();
        if (!Enum.TryParse<ParetoBy>(text.Length == 0 ? "product" : text, ignoreCase: true, out var by) || !Enum.IsDefined(by) || char.IsDigit(text.FirstOrDefault()))
        {
            return FigureAnswers.Refused("'by' must be customer, product or category.");
        }

        return request.WantsCsv()
            ? await answers.AnswerSeriesAsync(async bar => (await query.RunAsync(by, bar.Period, bar.Filter, ct)).Items, $"pareto-{by}".ToLowerInvariant(), Columns, ct)
            : await answers.AnswerAsync(bar => query.RunAsync(by, bar.Period, bar.Filter, ct), ct);
    }
}
