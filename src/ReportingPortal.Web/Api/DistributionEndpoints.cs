using ReportingPortal.Analytics.Distribution;

namespace ReportingPortal.Web.Api;

public static class DistributionEndpoints
{
    private static readonly CsvColumn<HistogramBin>[] Columns = [new("from", bin => bin.From), new("to", bin => bin.To), new("count", bin => bin.Count)];

    public static void MapDistribution(this IEndpointRouteBuilder sales)
        => sales.MapGet("/distribution", DistributionAsync).WithFigureFilters()
            .WithChoice("of", "What each net sales is of; order when left out.", "order", "customer")
            .WithChoice("scale", "linear when left out; log makes bins of equal width in the logarithm.", "linear", "log")
            .WithText("rfm_group", "Only customers of this group; of of=customer only.")
            .Produces<FigureAnswer<ValueDistribution>>()
            .WithSummary("How net sales spread over orders or customers: histogram, quantiles, moments, outliers");

    private static async Task<IResult> DistributionAsync(FigureAnswers answers, DistributionQuery query, HttpRequest request, CancellationToken ct)
    {
        if (!DistributionChoice.TryRead(request.Query, out var options, out var problem))
        {
            return FigureAnswers.Refused(problem);
        }

        var use = options.Of == DistributionOf.Order ? FigureCuts.WholeOrders : FigureCuts.OfGroup;
        return request.WantsCsv()
            ? await answers.AnswerSeriesAsync(async bar => (await query.RunAsync(options, bar.Period, bar.Filter, ct)).Bins, $"distribution-{options.Of}".ToLowerInvariant(), Columns, ct, use)
            : await answers.AnswerAsync(async bar => Rounded(await query.RunAsync(options, bar.Period, bar.Filter, ct)), ct, use);
    }

    private static ValueDistribution Rounded(ValueDistribution spread) => spread with
    {
        Mean = JsonMoney.Rounded(spread.Mean),
        StandardDeviation = JsonMoney.Rounded(spread.StandardDeviation),
        P10 = JsonMoney.Rounded(spread.P10),
        P25 = JsonMoney.Rounded(spread.P25),
        Median = JsonMoney.Rounded(spread.Median),
        P75 = JsonMoney.Rounded(spread.P75),
        P90 = JsonMoney.Rounded(spread.P90),
        P95 = JsonMoney.Rounded(spread.P95),
        P99 = JsonMoney.Rounded(spread.P99),
        OutlierAbove = JsonMoney.Rounded(spread.OutlierAbove),
        Bins = [.. spread.Bins.Select(bin => bin with { From = JsonMoney.Rounded(bin.From), To = JsonMoney.Rounded(bin.To) })],
    };
}
