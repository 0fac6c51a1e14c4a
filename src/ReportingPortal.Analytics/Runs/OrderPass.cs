using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The one pass of a run over the orders, for all that is made of whole orders.</summary>
internal sealed class OrderPass(TenantSession session)
{
    private readonly OrderDayBuilder days = new();
    private readonly BasketCounter products = new();
    private readonly BasketCounter categories = new();
    private int[] items = new int[64];

    /// <returns>The orders counted.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var lines = await run.Data.LinesAsync(session, ct);
        var counted = Count(lines);
        await new OrderDayStore(session).SaveAsync(run.RunId, days.Build(), ct);
        var baskets = new BasketStore(session);
        await baskets.SaveAsync(run.RunId, BasketBy.Product, products.Count(), lines.Numbers.Products.Ids, ct);
        await baskets.SaveAsync(run.RunId, BasketBy.Category, categories.Count(), lines.Numbers.Categories.Ids, ct);
        return counted;
    }

    private int Count(RunLines lines)
    {
        // What an order without lines stands for, and what has no category, is no one thing that goes with others.
        var (counted, unknown) = (0, lines.Numbers.Products.Find("unknown"));
        foreach (var day in lines.Days)
        {
            for (var i = 0; i < day.OrderIds.Length; i++)
            {
                if (PlacedOrders.Of(day, i, lines) is { } order)
                {
                    days.Add(order);
                    counted += order.IsOrder ? 1 : 0;
                    if (order.IsOrder)
                    {
                        products.Add(Different(day.LinesOf(i), (in Line line) => line.Product == unknown ? Line.None : line.Product));
                        categories.Add(Different(day.LinesOf(i), (in Line line) => lines.KnownCategory(line)));
                    }
                }
            }
        }

        return counted;
    }

    /// <returns>-1 for none.</returns>
    private delegate int ItemOf(in Line line);

    /// <summary>Of the lines sold, each once.</summary>
    private ReadOnlySpan<int> Different(ReadOnlySpan<Line> lines, ItemOf itemOf)
    {
        if (items.Length < lines.Length)
        {
            items = new int[2 * lines.Length];
        }

        var count = 0;
        foreach (ref readonly var line in lines)
        {
            if (line.IsSale && itemOf(line) is >= 0 and var item)
            {
                items[count++] = item;
            }
        }

        var sold = items.AsSpan(0, count);
        sold.Sort();
        var different = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || sold[i] != sold[i - 1])
            {
                // What stands there was compared already.
                sold[different++] = sold[i];
            }
        }

        return sold[..different];
    }
}
