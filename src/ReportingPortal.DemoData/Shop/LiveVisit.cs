using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>The events of one visit, with ids that depend on nothing but the visit.</summary>
internal sealed class LiveVisit(string sessionId) : IVisitEvents
{
    private readonly List<LiveEvent> events = [];
    private string customerId = "";

    public IReadOnlyList<LiveEvent> Events => events;

    public void StartSession(int sessionUser, DateTime at)
    {
        customerId = FormattableString.Invariant($"C{sessionUser + 1:D5}");
        events.Add(Plain("session_start", at));
    }

    public void View(int product, DateTime at) => events.Add(With("product_view", product, at));

    public void AddToCart(Item item, DateTime at) => events.Add(With("add_to_cart", item.Product, at) with { Quantity = item.Quantity });

    public void Purchase(Item item, DateTime at) => events.Add(With("purchase", item.Product, at) with { Quantity = item.Quantity });

    public void EndSession(DateTime at) => events.Add(Plain("session_end", at));

    private LiveEvent Plain(string type, DateTime at)
        => new(FormattableString.Invariant($"{sessionId}-{events.Count + 1}"), customerId, sessionId, type, at);

    private LiveEvent With(string type, int product, DateTime at)
        => Plain(type, at) with
        {
            ProductId = FormattableString.Invariant($"P{product + 1:D4}"),
            Category = ProductCatalogue.Products[product].Category,
            Price = ProductCatalogue.Products[product].Price,
        };
}
