using System.Text;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Loading.First;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Order lines. A missing customer is a guest; without a product column the product's name or category stands in.</summary>
/// <param name="first">Where the lines go when they are the shop's first; null where they are staged.</param>
internal sealed class OrderLineReader(SourceRow row, string currency, Layout layout, FirstLines? first) : RowReader(row)
{
    private readonly bool hasInvoiceNumbers = layout.Has(LayoutRules.InvoiceNumbers);
    private readonly bool hasOrderRows = layout.Has(LayoutRules.OrderRowsApart);
    private readonly bool hasCategoryLists = layout.Has(LayoutRules.CategoryLists);
    private readonly bool fillsDown = layout.FillsOrdersDown;
    private readonly OrderValues ofOrder = new(layout.Has(LayoutRules.OrderValuesOnFirstRow) || layout.FillsOrdersDown);
    private readonly RowOrders rowOrders = new();

    private readonly BoundField orderId = row.Bind("order_id");
    private readonly BoundField orderedAt = row.Bind("ordered_at");
    private readonly BoundField orderedTime = row.Bind("ordered_time");
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField region = row.Bind("region");
    private readonly BoundField category = row.Bind("category");
    private readonly BoundField[] product = [row.Bind("product_id"), row.Bind("product_name"), row.Bind("category")];
    private readonly BoundField quantity = row.Bind("quantity");
    private readonly BoundField unitPrice = row.Bind("unit_price");
    private readonly BoundField netSales = row.Bind("net_sales");
    private readonly BoundField grossSales = row.Bind("gross_sales");
    private readonly BoundField discount = row.Bind("discount");
    private readonly BoundField discountRate = row.Bind("discount_rate");
    private readonly BoundField cost = row.Bind("cost");
    private readonly BoundField unitCost = row.Bind("unit_cost");
    private readonly BoundField profit = row.Bind("profit");
    private readonly BoundField tax = row.Bind("tax");
    private readonly BoundField shipping = row.Bind("shipping");
    private readonly IncludedTax includedTax = new(row, layout.Has(LayoutRules.OrderValuesOnFirstRow) || layout.FillsOrdersDown);
    private readonly BoundField status = row.Bind("status");
    private readonly BoundField lineStatus = row.Bind("line_status");
    private readonly BoundField movement = row.Bind("movement");
    private readonly BoundField refundedTo = row.Bind("refunded_to");
    private readonly BoundField cancelledAt = row.Bind("cancelled_at");
    private readonly BoundField currencyCode = row.Bind("currency");
    private readonly BoundField[] attributes =
    [
        row.Bind("customer_name"), row.Bind("customer_email"), row.Bind("segment"), row.Bind("country"), row.Bind("city"),
    ];
    private readonly BoundField productName = row.Bind("product_name");
    private readonly BoundField subCategory = row.Bind("sub_category");

    private readonly OrderRuns runs = new(first is null ? null : first.Close);
    private readonly WholeOrder whole = new(row);
    private readonly RepeatedTotals totals = new();
    private decimal? statedTotal, statedGross;
    private decimal statedOff;
    private (int Start, int Amounts, int Status, int Hash, int Order) places;
    private long productHash;
    private long orderHash;
    private DateOnly day;
    private byte[] orderAbove = [];
    private bool isOfOrderAbove;
    private (DateTime Utc, DateOnly Day) momentAbove;
    private bool isRefunded, hasRefunds;
    private RefundList refunds;
    private PassingLine line;

    public override bool AreOrdersTogether => runs.AreTogether;

    public override long Added => whole.Added;

    public override bool StatesRefunds => whole.StatesRefunds;

    public override bool StatesStatus => status.IsMapped;

    public override RepeatedTotals? Totals => totals;

    protected override short Columns => 28;

    public override void Finish(CopyWriter copy)
    {
        whole.Finish(copy, runs, Columns);
        runs.Finish(copy);
        totals.Close();
    }

    protected override void BeforeRow(CopyWriter copy)
    {
        var id = OrderText();
        if ((whole.IsUsed || whole.IsWaiting) && (!orderId.IsMapped || !whole.IsOf(id)))
        {
            whole.Finish(copy, runs, Columns);
            whole.Begin(id);
        }
    }

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        line = new PassingLine { Product = start, Number = Row.Number };
        var order = fillsDown ? OrderOrAbove() : Row.Key(orderId, isRequired: orderId.IsMapped);
        isOfOrderAbove = ofOrder.Enter(order);
        includedTax.Enter(order);
        Row.CheckCurrencyCode(ofOrder.Of(currencyCode, Row.Text(currencyCode)), currency);
        WriteProduct(copy);
        productHash = copy.KeySince(start);
        WriteMoment(copy);
        line.Customer = copy.Position;
        var moved = movement.IsMapped ? Movement.Of(Row.Text(movement)) : default;
        var customer = moved == MovementKind.Refund && refundedTo.IsMapped ? Row.Person(refundedTo) : Customer();
        copy.TextOrNull(customer);
        var customerKey = customer.IsEmpty ? 0 : copy.KeySince(line.Customer);
        copy.TextOrNull(ofOrder.Of(region, Row.Group(region)));
        copy.TextOrNull(hasCategoryLists ? CategoryPath.Of(Row, category, isList: true) : Row.Group(category));
        var amountsStart = copy.Position;
        WriteAmounts(copy, hasInvoiceNumbers && order is [(byte)'C' or (byte)'c', ..]);
        var statusStart = copy.Position;
        if (movement.IsMapped && Movement.ReasonAgainst(moved, Row.Text(movement), line.Amounts.NetSales < 0) is { } reason)
        {
            Row.Reasons.Clear();
            Row.Reasons.Add(reason);
        }

        var standing = OrderStatus.Write(copy, Standing(), ofOrder.Of(cancelledAt, Row.Text(cancelledAt)));
        line.IsValid = standing != OrderStanding.None;
        isRefunded = standing == OrderStanding.Refunded && !whole.StatesRefundedAmount;
        line.Attributes = copy.Position;
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(ofOrder.Of(attribute, Row.Text(attribute)));
        }

        copy.TextOrNull(Row.Text(productName));
        copy.TextOrNull(Row.Text(subCategory));
        var (hash, hashStart) = (copy.HashSince(start), copy.Position);
        line.Hash = hashStart;
        copy.Int64(hash);
        var orderStart = copy.Position;
        copy.Text(orderId.IsMapped ? order : rowOrders.Next(hash));
        orderHash = copy.KeySince(orderStart);
        if (netSales.IsMapped && Row.Reasons.Count == 0)
        {
            totals.Take(orderHash, productHash, line.Amounts.Quantity, statedTotal, statedGross);
            if (statedOff != 0 && statedTotal is { } said && statedGross is { } gross)
            {
                totals.TakeDiscounted(Math.Abs(said), Math.Abs(gross), statedOff);
            }
        }

        places = (start, amountsStart, statusStart, hashStart, orderStart);
        return new RowKeys(orderHash, customerKey, productHash);
    }

    protected override void WriteAccepted(CopyWriter copy, long rowStart, bool isNew)
    {
        // Once a line of an order waits, all that follow do: what one of them gives back is not given back again.
        if (!whole.IsUsed && !whole.IsWaiting && !isRefunded && !hasRefunds)
        {
            first?.Shape(copy, line);
            runs.Write(copy, rowStart, new(orderHash, productHash, day, isNew));
            first?.Take(runs.AreTogether);
            return;
        }

        if (first is not null)
        {
            throw new NotInOneGoException();
        }

        BeginWaiting();

        whole.Add(new WaitingLine(
            Row.Number, copy.Between(places.Start, places.Amounts).ToArray(), line.Amounts, copy.Between(places.Status, places.Hash).ToArray(),
            copy.Between(places.Order, copy.Position).ToArray(), new(orderHash, productHash, day, isNew), isRefunded, refunds));
        copy.Rewind(copy.Position - (int)(copy.Here - rowStart));
    }

    private void BeginWaiting()
    {
        if (!whole.IsWaiting && !whole.IsUsed && !whole.IsOf(OrderText()))
        {
            whole.Begin(OrderText());
        }
    }

    protected override void PutApart(CopyWriter copy, long rowStart) => first?.PutApart(copy, rowStart);

    /// <summary>The order's number, also where only a row above has it.</summary>
    private ReadOnlySpan<byte> OrderText()
    {
        var id = Row.Text(orderId);
        return id.IsEmpty && fillsDown && NamesProduct() ? orderAbove : id;
    }

    /// <summary>Lines of totals name no product: they are of no order.</summary>
    private ReadOnlySpan<byte> OrderOrAbove()
    {
        if (Row.Text(orderId).IsEmpty && orderAbove.Length > 0 && NamesProduct())
        {
            return orderAbove;
        }

        var order = Row.Key(orderId, isRequired: true);
        orderAbove = order.IsEmpty ? orderAbove : order.ToArray();
        return order;
    }

    private bool NamesProduct() => !Row.Text(product[0]).IsEmpty || !Row.Text(productName).IsEmpty;

    private void WriteProduct(CopyWriter copy)
    {
        foreach (var field in product)
        {
            var id = Row.Key(field);
            if (!id.IsEmpty)
            {
                copy.Text(hasInvoiceNumbers ? Upper(id) : id);
                return;
            }
        }

        if (hasOrderRows && Row.Reasons.Count == 0)
        {
            Row.Reasons.Add("the order's own row with its sums: its items stand on rows of their own");
        }

        copy.Text("unknown"u8);
    }

    private void WriteMoment(CopyWriter copy)
    {
        // Where the order's values stand on its first row only, its moment does too.
        var isBelow = isOfOrderAbove && momentAbove != default && Row.Text(orderedAt).IsEmpty;
        var moment = isBelow ? momentAbove : (Row.Moment(orderedAt, orderedTime) ?? default);
        momentAbove = moment;
        copy.Timestamp(moment.Utc);
        line.OrderedOn = copy.Position;
        copy.Date(moment.Day);
        (line.OrderedAt, day) = (moment.Utc, moment.Day);
    }

    /// <summary>The order's status, or the line's where that alone takes it out.</summary>
    private ReadOnlySpan<byte> Standing()
    {
        var own = lineStatus.IsMapped ? Row.Key(lineStatus) : default;
        return OrderStatus.TakesOut(own) ? own : ofOrder.Of(status, Row.Key(status));
    }

    /// <summary>Programs that take a customer number for a decimal write 17850.0.</summary>
    private ReadOnlySpan<byte> Customer()
    {
        var id = fillsDown || hasOrderRows ? ofOrder.Of(customerId, Row.Person(customerId)) : Row.Person(customerId);
        return hasInvoiceNumbers && id.EndsWith(".0"u8) ? id[..^2] : id;
    }

    private void WriteAmounts(CopyWriter copy, bool isReturnDocument)
    {
        var stated = new StatedAmounts(
            Row.Amount(quantity), Row.Amount(unitPrice), Row.Amount(netSales), Row.Amount(discount),
            Row.Rate(discountRate), Row.Amount(cost), Row.Amount(unitCost), Row.Amount(profit), Row.Amount(tax), Row.Amount(shipping),
            Row.Amount(grossSales));
        (statedTotal, statedGross) = (stated.NetSales, stated.UnitPrice * (stated.Quantity ?? 1));
        statedOff = Math.Abs(stated.Discount ?? statedGross * stated.DiscountRate ?? 0);
        var divisor = includedTax.Divisor();
        if (divisor != 1)
        {
            stated = stated with { UnitPrice = stated.UnitPrice / divisor, Discount = stated.Discount / divisor };
        }

        if (whole.HasRefundLists)
        {
            refunds = whole.Refunds();
            hasRefunds = !refunds.IsNothing;
        }

        if (whole.IsUsed || hasRefunds)
        {
            BeginWaiting();
            whole.Take(divisor);
        }

        line.Amounts = LineAmounts.Of(stated, isReturnDocument, Row.Reasons);
        line.Amounts.WriteTo(copy);
    }

    private static ReadOnlySpan<byte> Upper(ReadOnlySpan<byte> id)
        => id.ContainsAnyInRange((byte)'a', (byte)'z') || id.ContainsAnyInRange((byte)0x80, (byte)0xFF)
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(id).ToUpperInvariant())
            : id;
}
