using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Rollups;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>
/// Takes each line of a shop's first file while it is read: makes a row of order_lines of the staged one, keeps what it says of
/// customer and product, and hands orders on to the figures of their days. Rejected rows are put apart.
/// </summary>
/// <param name="known">What the shop has from files of customers and products.</param>
internal sealed class FirstLines(Guid uploadId, KnownGroups known, PassingDays days) : FirstRows("copy staged_order_lines from stdin (format binary)")
{
    private const short Columns = 20;

    private readonly List<PendingLine> order = [];
    private readonly Utf8Names groups = new();
    private PendingLine current;
    private byte[] orderKey = [];
    private string orderId = "";
    private long orderNumber;

    private GatheredCustomers Customers { get; } = new(uploadId);

    private GatheredProducts Products { get; } = new();

    public override string Copy =>
        """
        copy order_lines (
            row_number, product_id, ordered_at, customer_id, region, category, quantity, unit_price, discount, net_sales, cost,
            kind, status, is_valid, row_hash, order_id, is_from_events, upload_id, occurrence, order_date
        ) from stdin (format binary)
        """;

    /// <summary>Days with lines, whether they count or not.</summary>
    public HashSet<DateOnly> Touched { get; } = [];

    /// <summary>The days as they were computed on the way; known at the end, null where all are to be read back.</summary>
    public PassedDays? Passed { get; private set; }

    public override bool IsFull => base.IsFull || Customers.IsFull || Products.IsFull || days.Figures.IsFull;

    /// <summary>Makes the staged row one of order_lines; occurrence and day of the order are still to come.</summary>
    public void Shape(CopyWriter copy, in PassingLine line)
    {
        var region = copy.After(line.Customer);
        var category = copy.After(region);
        var order = copy.ValueAt(copy.After(line.Hash));
        if (!order.SequenceEqual(orderKey))
        {
            (orderKey, orderId) = (order.ToArray(), Encoding.UTF8.GetString(order));
            orderNumber++;
        }

        var customer = Customers.Meet(copy, line, region, order, orderNumber);
        var product = Products.Meet(copy, line, category);

        current = new(
            orderId, product, customer, groups.Of(copy.ValueAt(region)), groups.Of(copy.ValueAt(category)), line.OrderedAt,
            line.Amounts, line.IsValid);
        copy.Remove(line.Attributes, line.Hash);
        copy.Remove(line.OrderedOn, line.Customer);
        ShapeHead(copy, line.Product, Columns);
        copy.Bool(false);
        copy.Id(uploadId);
    }

    /// <summary>The shaped line belongs to the order that is open now.</summary>
    /// <exception cref="NotInOneGoException">An order has turned up twice: its lines are not numbered.</exception>
    public void Take(bool areOrdersTogether)
    {
        if (!areOrdersTogether)
        {
            throw new NotInOneGoException();
        }

        order.Add(current);
    }

    /// <summary>All lines of the open order have gone by; this is the order's day.</summary>
    public void Close(DateOnly day)
    {
        Touched.Add(day);
        foreach (var line in order)
        {
            if (!line.IsValid || line.Amounts.Kind is not (LineKind.Sale or LineKind.Return))
            {
                continue;
            }

            if ((line.Region is null && line.Customer is not null && known.HasRegions) || (line.Category is null && known.HasCategories))
            {
                days.ReadBack(day);
            }

            days.Add(line.On(day));
        }

        order.Clear();
    }

    public override void SendTo(Outbox outbox, bool onlyFull)
    {
        base.SendTo(outbox, onlyFull);
        if (!onlyFull)
        {
            Complete(outbox);
            return;
        }

        if (Customers.IsFull)
        {
            Customers.SendTo(outbox);
        }

        if (Products.IsFull)
        {
            Products.SendTo(outbox);
        }

        if (days.Figures.IsFull)
        {
            days.Figures.SendTo(outbox);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Customers.Dispose();
        Products.Dispose();
    }

    private void Complete(Outbox outbox)
    {
        Passed = days.Complete();
        if (!known.HasCustomers && Customers.AreWhole && Passed is { HasWholeHistories: true })
        {
            Customers.PutInPlace(outbox, Passed.Figures);
        }
        else
        {
            Customers.SendTo(outbox);
        }

        Products.SendTo(outbox);
        days.Figures.SendTo(outbox);
    }

    private readonly record struct PendingLine(
        string OrderId, string Product, string? Customer, string? Region, string? Category, DateTime OrderedAt, Parsing.LineAmounts Amounts, bool IsValid)
    {
        public SaleLine On(DateOnly day) => new(
            day, OrderedAt, OrderId, Product, Customer, Region ?? SaleLine.Unknown, Category ?? SaleLine.Unknown,
            Amounts.Kind == LineKind.Sale, TenThousandths.Of(Amounts.Quantity), TenThousandths.Of(Amounts.NetSales),
            TenThousandths.Of(Amounts.Discount), TenThousandths.Of(Amounts.Cost));
    }
}

/// <summary>Whether customers are known, and whether a line without a region or category of its own may have it from its customer or product.</summary>
internal sealed record KnownGroups(bool HasCustomers, bool HasRegions, bool HasCategories);
