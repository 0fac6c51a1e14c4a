using System.Collections;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Ecommerce;

internal sealed record EventProduct(string Category, decimal Price);

internal readonly record struct Item(int Product, int Quantity);

/// <summary>How a file writes an id, such as U000001: prefix U, digits D6.</summary>
internal readonly record struct IdForm(string Prefix, string Digits);

/// <summary>Rows of events.csv, counted as they are written.</summary>
internal sealed class EventWriter : IVisitEvents
{
    public const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity";
    private readonly CsvRowWriter csv;
    private readonly IReadOnlyList<EventProduct> products;
    private readonly IdForm userId;
    private readonly BitArray users = new(1024);
    private int sessions, activeUsers, views, carts, purchases, purchasingSessions, user;
    private bool hasPurchase;
    private decimal purchaseValue;

    public EventWriter(CsvRowWriter csv, IReadOnlyList<EventProduct> products, IdForm userId)
    {
        this.csv = csv;
        this.products = products;
        this.userId = userId;
        csv.Header(Header);
    }

    public WrittenEvents Truth => new(csv.Rows, sessions, activeUsers, views, carts, purchases, purchasingSessions, purchaseValue);

    public int ProductCount => products.Count;

    public void StartSession(int sessionUser, DateTime at)
    {
        user = sessionUser;
        sessions++;
        hasPurchase = false;
        if (user >= users.Length)
        {
            users.Length = (user + 1) * 2;
        }
        activeUsers += users[user] ? 0 : 1;
        users[user] = true;
        WriteWithoutProduct("session_start", at);
    }

    public void EndSession(DateTime at) => WriteWithoutProduct("session_end", at);

    public void View(int product, DateTime at)
    {
        views++;
        Begin("product_view", at);
        WriteProduct(product);
        csv.Empty();
        csv.Empty();
        csv.EndRow();
    }

    public void AddToCart(Item item, DateTime at)
    {
        carts++;
        WriteItem("add_to_cart", item, at);
    }

    public void Purchase(Item item, DateTime at)
    {
        purchases++;
        purchasingSessions += hasPurchase ? 0 : 1;
        hasPurchase = true;
        purchaseValue += products[item.Product].Price * item.Quantity;
        WriteItem("purchase", item, at);
    }

    private void WriteItem(string type, Item item, DateTime at)
    {
        Begin(type, at);
        WriteProduct(item.Product);
        csv.Amount(products[item.Product].Price);
        csv.Number(item.Quantity);
        csv.EndRow();
    }

    private void WriteWithoutProduct(string type, DateTime at)
    {
        Begin(type, at);
        csv.Empty();
        csv.Empty();
        csv.Empty();
        csv.Empty();
        csv.EndRow();
    }

    private void Begin(string type, DateTime at)
    {
        csv.Id("E", csv.Rows + 1, "D8");
        csv.Id(userId.Prefix, user + 1, userId.Digits);
        csv.Id("S", sessions, "D7");
        csv.Text(type);
        csv.Time(at);
    }

    private void WriteProduct(int product)
    {
        csv.Id("P", product + 1, "D4");
        csv.Text(products[product].Category);
    }
}
