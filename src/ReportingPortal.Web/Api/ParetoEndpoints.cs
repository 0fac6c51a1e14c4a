using System.Globalization;
using ReportingPortal.Analytics.Pareto;

namespace ReportingPortal.Web.Api;

/// <summary>A point of the curve: this share of items, largest first, brings this share of net sales.</summary>
public sealed record ParetoPoint(decimal ItemShare, decimal ValueShare);

/// <param name="Items">One page of them, largest first.</param>
/// <param name="NextCursor">Null on the last page.</param>
/// <param name="NonPositive">Items with zero or negative net sales, the first thousand; <paramref name="NonPositiveItems"/> counts all.</param>
/// <param name="Curve">At most some two hundred points, with the one that reaches 80 %.</param>
public sealed record ParetoAnswer(
    int ItemsTotal, int ItemsTo80, decimal? ShareTo80, decimal? Top20Share, decimal? Gini, IReadOnlyList<ParetoItem> Items, string? NextCursor,
    int NonPositiveItems, IReadOnlyList<ItemSales> NonPositive, IReadOnlyList<ParetoPoint> Curve);

public static class ParetoEndpoints
{
    private const int CurvePoints = 200;

    private static readonly CsvColumn<(ItemSales Item, ParetoItem? Ranked)>[] Columns =
    [
        new("id", row => row.Item.Id), new("name", row => row.Item.Name), new("net_sales", row => row.Item.NetSales),
        new("cumulative_share", row => row.Ranked?.CumulativeShare), new("class", row => row.Ranked?.Class.ToString()),
    ];

    public static void MapPareto(this IEndpointRouteBuilder api)
        => api.MapGet("/pareto", ParetoAsync)
            .WithFigureFilters().WithListPaging().WithChoice("by", "What is ranked; product when left out.", "customer", "product", "category")
            .WithText("rfm_group", "Only customers of this group; of by=customer only.")
            .Produces<FigureAnswer<ParetoAnswer>>()
            .WithSummary("How concentrated sales are: the curve, the 80 % crossing, ABC classes, Gini");

    private static async Task<IResult> ParetoAsync(FigureAnswers answers, ParetoQuery query, HttpRequest request, CancellationToken ct)
    {
        var text = request.Query["by"].ToString();
        if (!Enum.TryParse<ParetoBy>(text.Length == 0 ? "product" : text, ignoreCase: true, out var by) || !Enum.IsDefined(by) || char.IsDigit(text.FirstOrDefault()))
        {
            return FigureAnswers.Refused("'by' must be customer, product or category.");
        }

        if (!GroupChoice.TryRead(request.Query, out var group))
        {
            return FigureAnswers.Refused(GroupChoice.Problem);
        }

        var use = by == ParetoBy.Customer ? FigureCuts.OfGroup : FigureCuts.Uncompared;
        if (request.WantsCsv())
        {
            return await answers.AnswerSeriesAsync(async bar => Rows(await query.RunAsync(by, bar.Period, bar.Filter, ct, group)), $"pareto-{by}".ToLowerInvariant(), Columns, ct, use);
        }

        var limitText = request.Query["limit"].ToString();
        var limit = FigureAnswers.MaxLimit;
        if (limitText.Length > 0 && (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > FigureAnswers.MaxLimit))
        {
            return FigureAnswers.Refused($"'limit' must be a whole number from 1 to {FigureAnswers.MaxLimit}.");
        }

        try
        {
            return await answers.AnswerAsync(async bar => Answer(await query.RunAsync(by, bar.Period, bar.Filter, ct, group), request.Query["cursor"], limit), ct, use);
        }
        catch (FormatException)
        {
            return FigureAnswers.Refused("'cursor' must be the next_cursor of an earlier page of this list.");
        }
    }

    private static ParetoAnswer Answer(ParetoResult curve, string? cursor, int limit)
    {
        var page = curve.PageOf(cursor, limit);
        return new ParetoAnswer(
            curve.ItemsTotal, curve.ItemsTo80, curve.ShareTo80, curve.Top20Share, curve.Gini, page.Items, page.NextCursor, curve.NonPositiveItems,
            [.. (curve.NonPositive ?? []).Take(FigureAnswers.MaxLimit)],
            [.. curve.Ranks(CurvePoints).Select(rank => new ParetoPoint((decimal)rank / curve.ItemsTotal, curve.Items[rank - 1].CumulativeShare))]);
    }

    /// <summary>Those that stand apart come last, without share and class.</summary>
    private static IReadOnlyList<(ItemSales, ParetoItem?)> Rows(ParetoResult curve)
        => [.. curve.Items.Select(item => (new ItemSales(item.Id, item.Name, item.NetSales), (ParetoItem?)item)), .. (curve.NonPositive ?? []).Select(item => (item, (ParetoItem?)null))];
}
