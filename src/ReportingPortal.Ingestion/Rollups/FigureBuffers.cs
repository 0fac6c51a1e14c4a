using Npgsql;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Computed rows on their way to the load's temporary tables: gathered while lines are read from the one connection, copied
/// when it is free.
/// </summary>
/// <param name="inPlace">The tenant has no days yet: theirs go straight to where they belong.</param>
internal sealed class FigureBuffers(NpgsqlConnection connection, bool inPlace = false) : IDisposable
{
    private const string Every = "*";

    private static readonly Func<SaleFigures, long>[] ProductColumns =
        [f => f.Orders, f => f.NetSales, f => f.CostedNetSales, f => f.Cost, f => f.UnitsSold];

    private readonly CopyBuffer dailySales = Days(
        inPlace,
        "daily_sales (sale_date, region, category, gross_sales, discounts, returns, net_sales, costed_net_sales, cost, units_sold, orders, customers, guest_orders, lines_without_cost)");

    private readonly CopyBuffer customerDays = Days(inPlace, "customer_days (sale_date, region, customer_ids, figures, categories, category_figures)");

    private readonly CopyBuffer productDays = Days(inPlace, "product_days (sale_date, region, product_ids, figures)");

    private readonly CopyBuffer histories = new("copy customer_histories from stdin (format binary)");
    private readonly CopyBuffer changes = new("copy product_changes from stdin (format binary)");

    private readonly CustomerHistories customers = new();
    private readonly ProductHistories products = new();

    /// <summary>What has gathered should go to the server before more does.</summary>
    public bool IsFull => All.Any(buffer => buffer.IsFull);

    /// <summary>No part of a customer's history has been written.</summary>
    public bool HoldsAllHistories => customers.AreWhole;

    /// <summary>Customers with all they did, in place: nothing is left to add up.</summary>
    public CopyBuffer Summaries { get; } = new(
        """
        copy customer_summary (
            customer_id, name, region, first_order_at, last_order_at, first_order_on, last_order_on, lifetime_orders, lifetime_net_sales,
            lifetime_units, costed_net_sales, cost
        ) from stdin (format binary)
        """,
        asLoader: true);

    public bool HasSummaries { get; private set; }

    private CopyBuffer[] All => [dailySales, customerDays, productDays, histories, Summaries, changes];

    /// <summary>Takes over a day: its rows, and its part of the customers' histories.</summary>
    public void Add(DayFigures day)
    {
        Cell(day.SaleDate, Every, Every, day.Whole);
        foreach (var (category, cell) in day.Categories)
        {
            Cell(day.SaleDate, Every, category, cell);
        }

        foreach (var (name, region) in day.Regions)
        {
            Add(day.SaleDate, name, region);
        }

        AddHistories(day);
    }

    /// <summary>The touched days are through; of those that come now only what customers did is taken over.</summary>
    public void TurnToOtherDays()
    {
        customers.WriteTo(histories.Writer);
        customers.AreOfOtherDays = true;
    }

    /// <summary>Takes over a day's part of the customers' histories only.</summary>
    public void AddHistories(DayFigures day)
    {
        foreach (var (name, region) in day.Regions)
        {
            foreach (var (customer, figures) in region.Customers)
            {
                customers.Add(day.SaleDate, name, customer, figures);
            }
        }

        if (customers.IsFull)
        {
            customers.WriteTo(histories.Writer);
        }
    }

    /// <summary>Writes what a customer did, where all of it is held here and no customer has a summary yet. None for who has only orders that do not count.</summary>
    /// <param name="region">Their own; null: where they bought last.</param>
    public void Summarise(string customer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> region)
    {
        HasSummaries = true;
        customers.SummariseTo(Summaries.Writer, customer, name, region);
    }

    /// <summary>Takes a touched day of a region, as it was before, off the products' histories.</summary>
    /// <param name="figures">As in product_days.</param>
    public void Subtract(string[] products, byte[] figures)
    {
        this.products.Subtract(products, figures);
        PassOn();
    }

    public void Dispose()
    {
        foreach (var buffer in All)
        {
            buffer.Dispose();
        }
    }

    /// <summary>Forgets what has gathered here.</summary>
    public void Forget()
    {
        foreach (var buffer in All)
        {
            buffer.Clear();
        }

        customers.Clear();
        products.Clear();
    }

    public void Complete()
    {
        customers.WriteTo(histories.Writer);
        products.WriteTo(changes.Writer);
    }

    public void SendTo(Outbox outbox)
    {
        foreach (var buffer in All)
        {
            buffer.SendTo(outbox);
        }
    }

    /// <summary>Copies what has been gathered; the connection must be free.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        foreach (var buffer in All)
        {
            await buffer.FlushAsync(connection, ct);
        }
    }

    private static CopyBuffer Days(bool inPlace, string columns)
        => new($"copy {(inPlace ? "" : "computed_")}{columns} from stdin (format binary)", asLoader: inPlace);

    private void Add(DateOnly day, string name, RegionFigures region)
    {
        Cell(day, name, Every, region.Whole);
        Customers(day, name, region);
        Products(day, name, region.Products);
        foreach (var (category, cell) in region.Cells)
        {
            Cell(day, name, category, cell);
        }
    }

    private void Cell(DateOnly day, string region, string category, CellFigures cell)
    {
        var copy = dailySales.Writer;
        Begin(copy, 14, day, region);
        copy.Text(category);
        copy.Amount(cell.GrossSales);
        copy.Amount(cell.Discounts);
        copy.Amount(cell.Returns);
        copy.Amount(cell.NetSales);
        copy.Amount(cell.CostedNetSales);
        copy.Amount(cell.Cost);
        copy.Amount(cell.UnitsSold);
        copy.Int32(cell.Orders);
        copy.Int32(cell.Customers.Count);
        copy.Int32(cell.GuestOrders);
        copy.Int32(cell.LinesWithoutCost);
    }

    private void Customers(DateOnly day, string name, RegionFigures region)
    {
        if (region.Customers.Count == 0)
        {
            return;
        }

        var (ids, customers) = InOrder(region.Customers);
        for (var place = 0; place < customers.Length; place++)
        {
            customers[place].Place = place;
        }

        var (categories, bought) = InOrder(region.CustomersByCategory);
        var copy = customerDays.Writer;
        Begin(copy, 6, day, name);
        copy.TextArray(ids);
        Packed(copy, customers, c => c, c => c.Orders, c => c.NetSales);
        copy.TextArray(categories);
        copy.BytesArray(bought, one => Category(copy, one));
    }

    private static void Category(CopyWriter copy, Dictionary<CustomerFigures, SaleFigures> bought)
    {
        var customers = bought.ToArray();
        Array.Sort(customers, (one, other) => one.Key.Place.CompareTo(other.Key.Place));
        Packed(copy, customers, c => c.Value, c => c.Key.Place, c => c.Value.Orders, c => c.Value.NetSales);
    }

    private void Products(DateOnly day, string region, Dictionary<string, SaleFigures> sold)
    {
        var (ids, figures) = InOrder(sold);
        var copy = productDays.Writer;
        Begin(copy, 4, day, region);
        copy.TextArray(ids);
        if (Array.Exists(figures, f => f.HasCancelledCost))
        {
            copy.Packed<SaleFigures>(figures, [.. ProductColumns, f => f.OrdersElsewhere, f => f.HasCancelledCost ? 1 : 0]);
        }
        else
        {
            Packed(copy, figures, f => f, ProductColumns);
        }

        products.Add(sold);
        PassOn();
    }

    private void PassOn()
    {
        if (products.IsFull)
        {
            products.WriteTo(changes.Writer);
        }
    }

    /// <summary>Orders that count elsewhere are a last column, written where there are any: an order seldom has several regions.</summary>
    private static void Packed<T>(CopyWriter copy, T[] items, Func<T, SaleFigures> of, params ReadOnlySpan<Func<T, long>> columns)
    {
        if (Array.Exists(items, item => of(item).OrdersElsewhere > 0))
        {
            copy.Packed(items, [.. columns, item => of(item).OrdersElsewhere]);
        }
        else
        {
            copy.Packed(items, columns);
        }
    }

    private static void Begin(CopyWriter copy, short columns, DateOnly day, string region)
    {
        copy.BeginRow(columns);
        copy.Date(day);
        copy.Text(region);
    }

    private static (string[] Ids, T[] Figures) InOrder<T>(Dictionary<string, T> known)
    {
        var ids = known.Keys.ToArray();
        var figures = known.Values.ToArray();
        Array.Sort(ids, figures, StringComparer.Ordinal);
        return (ids, figures);
    }
}
