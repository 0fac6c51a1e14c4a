using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Ecommerce;

/// <summary>
/// One visit: start, views, some of them put into the cart, some of the carts bought, end. Every cart follows a view of its product and
/// every purchase its cart, so that the funnel only narrows.
/// </summary>
internal sealed class ShoppingSession(IVisitEvents events, SeededRandom random, Func<SeededRandom, int> nextProduct)
{
    private const double BounceRate = 0.08;
    private const double CartRate = 0.07;
    private DateTime now;

    /// <summary>A session that buys exactly <paramref name="bought"/>, or nothing where that is empty.</summary>
    public void Write(int user, DateTime at, IReadOnlyList<Item> bought)
    {
        now = at;
        events.StartSession(user, at);
        if (bought.Count > 0 || !random.Chance(BounceRate))
        {
            Browse();
        }
        foreach (var item in bought)
        {
            events.View(item.Product, Later());
            events.AddToCart(item, Later());
        }
        foreach (var item in bought)
        {
            events.Purchase(item, Later());
        }
        events.EndSession(Later());
    }

    /// <summary>Draws what a buying session buys: one article mostly, seldom three.</summary>
    public IReadOnlyList<Item> NextPurchase()
    {
        var count = random.Pick([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
        return [.. Enumerable.Range(0, count).Select(_ => new Item(nextProduct(random), QuantityNext())).DistinctBy(item => item.Product)];
    }

    private void Browse()
    {
        for (var view = random.Between(1, 10); view > 0; view--)
        {
            var product = nextProduct(random);
            events.View(product, Later());
            if (random.Chance(CartRate))
            {
                events.AddToCart(new Item(product, QuantityNext()), Later());
            }
        }
    }

    private int QuantityNext() => random.Pick([1, 1, 1, 1, 2, 2, 3]);

    private DateTime Later() => now = now.AddSeconds(random.Between(4, 150));
}
