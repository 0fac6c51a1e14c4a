using System.Text;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Loading.First;
using ReportingPortal.Ingestion.Mapping;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Order lines. A missing customer is a guest; without a product column the product's name or category stands in.</summary>
/// <param name="first">Where the lines go when they are the shop's first; null where they are staged.</param>
internal sealed class OrderLineReader(SourceRow row, string currency, Layout layout, FirstLines? first) : RowReader(row)
{
    private static readonly string[] InvalidStatuses =
    [
        "cancelled", "canceled", "failed", "test", "voided", "wc-cancelled", "wc-failed", "trash", "wc-trash",
        "storniert", "abgebrochen", "fehlgeschlagen", "annulé", "annulée", "échouée", "cancelado", "cancelada", "fallido",
    ];

    private readonly bool hasInvoiceNumbers = layout.Has(LayoutRules.InvoiceNumbers);
    private readonly OrderValues ofOrder = new(layout.Has(LayoutRules.OrderValuesOnFirstRow));
    private readonly RowOrders rowOrders = new();

    private readonly BoundField orderId = row.Bind("order_id");
    private readonly BoundField orderedAt = row.Bind("ordered_at");
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField region = row.Bind("region");
    private readonly BoundField category = row.Bind("category");
    private readonly BoundField[] product = [row.Bind("product_id"), row.Bind("product_name"), row.Bind("category")];
    private readonly BoundField quantity = row.Bind("quantity");
    private readonly BoundField unitPrice = row.Bind("unit_price");
    private readonly BoundField netSales = row.Bind("net_sales");
    private readonly BoundField discount = row.Bind("discount");
    private readonly BoundField orderDiscount = row.Bind("order_discount");
    private readonly BoundField discountRate = row.Bind("discount_rate");
    private readonly BoundField cost = row.Bind("cost");
    private readonly BoundField unitCost = row.Bind("unit_cost");
    private readonly BoundField profit = row.Bind("profit");
    private readonly BoundField tax = row.Bind("tax");
    private readonly BoundField shipping = row.Bind("shipping");
    private readonly IncludedTax includedTax = new(row, layout.Has(LayoutRules.OrderValuesOnFirstRow));
    private readonly BoundField status = row.Bind("status");
    private readonly BoundField cancelledAt = row.Bind("cancelled_at");
    private readonly BoundField currencyCode = row.Bind("currency");
    private readonly BoundField[] attributes =
    [
        row.Bind("customer_name"), row.Bind("customer_email"), row.Bind("segment"), row.Bind("country"), row.Bind("city"),
    ];
    private readonly BoundField productName = row.Bind("product_name");
    private readonly BoundField subCategory = row.Bind("sub_category");

    private readonly OrderRuns runs = new(first is null ? null : first.Close);
    private long productHash;
    private long orderHash;
    private DateOnly day;
    private PassingLine line;

    public override bool AreOrdersTogether => runs.AreTogether;

    protected override short Columns => 28;

    public override void Finish(CopyWriter copy) => runs.Finish(copy);

    protected override void WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        line = new PassingLine { Product = start, Number = Row.Number };
        var order = Row.Key(orderId, isRequired: orderId.IsMapped);
        ofOrder.Enter(order);
        includedTax.Enter(order);
        CheckCurrency();
        WriteProduct(copy);
        productHash = copy.HashSince(start);
        WriteMoment(copy);
        line.Customer = copy.Position;
        copy.TextOrNull(Customer());
        copy.TextOrNull(ofOrder.Of(region, Row.Group(region)));
        copy.TextOrNull(Row.Group(category));
        WriteAmounts(copy, hasInvoiceNumbers && order is [(byte)'C' or (byte)'c', ..]);
        WriteStatus(copy);
        line.Attributes = copy.Position;
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(ofOrder.Of(attribute, Row.Text(attribute)));
        }

        copy.TextOrNull(Row.Text(productName));
        copy.TextOrNull(Row.Text(subCategory));
        line.Hash = copy.Position;
        var hash = copy.HashSince(start);
        copy.Int64(hash);
        var orderStart = copy.Position;
        copy.Text(orderId.IsMapped ? order : rowOrders.Next(hash));
        orderHash = copy.HashSince(orderStart);
    }

    protected override void WriteAccepted(CopyWriter copy, long rowStart)
    {
        first?.Shape(copy, line);
        runs.Write(copy, rowStart, orderHash, productHash, day);
        first?.Take(runs.AreTogether);
    }

    protected override void PutApart(CopyWriter copy, long rowStart) => first?.PutApart(copy, rowStart);

    private void CheckCurrency()
    {
        var code = ofOrder.Of(currencyCode, Row.Text(currencyCode));
        if (!code.IsEmpty && !Ascii.EqualsIgnoreCase(code, currency))
        {
            Row.Reasons.Add($"the amount is in {SourceRow.Quote(code)}, the shop's currency is {currency}");
        }
    }

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

        copy.Text("unknown"u8);
    }

    private void WriteMoment(CopyWriter copy)
    {
        var moment = Row.Moment(orderedAt) ?? default;
        copy.Timestamp(moment.Utc);
        line.OrderedOn = copy.Position;
        copy.Date(moment.Day);
        (line.OrderedAt, day) = (moment.Utc, moment.Day);
    }

    /// <summary>Programs that take a customer number for a decimal write 17850.0.</summary>
    private ReadOnlySpan<byte> Customer()
    {
        var id = Row.Key(customerId);
        return hasInvoiceNumbers && id.EndsWith(".0"u8) ? id[..^2] : id;
    }

    private void WriteAmounts(CopyWriter copy, bool isReturnDocument)
    {
        var stated = new StatedAmounts(
            Row.Amount(quantity), Row.Amount(unitPrice), Row.Amount(netSales), Row.Amount(discount), Row.Amount(orderDiscount),
            Row.Amount(discountRate), Row.Amount(cost), Row.Amount(unitCost), Row.Amount(profit), Row.Amount(tax), Row.Amount(shipping));
        if (includedTax.Divisor() is var divisor and not 1)
        {
            stated = stated with
            {
                UnitPrice = stated.UnitPrice / divisor,
                Discount = stated.Discount / divisor,
                OrderDiscount = stated.OrderDiscount / divisor,
            };
        }

        var amounts = LineAmounts.Of(stated, isReturnDocument, Row.Reasons);
        copy.Money(amounts.Quantity);
        copy.Money(amounts.UnitPrice);
        copy.Money(amounts.Discount);
        copy.Money(amounts.NetSales);
        copy.Money(amounts.Cost);
        copy.Int16((short)amounts.Kind);
        line.Amounts = amounts;
    }

    private void WriteStatus(CopyWriter copy)
    {
        if (!ofOrder.Of(cancelledAt, Row.Text(cancelledAt)).IsEmpty)
        {
            WriteStatus(copy, "cancelled"u8, isValid: false);
            return;
        }

        var text = ofOrder.Of(status, Row.Key(status));
        if (text.IsEmpty)
        {
            WriteStatus(copy, "completed"u8, isValid: true);
            return;
        }

        var word = Encoding.UTF8.GetString(text).ToLowerInvariant();
        WriteStatus(copy, Encoding.UTF8.GetBytes(word), !InvalidStatuses.Contains(word));
    }

    private void WriteStatus(CopyWriter copy, ReadOnlySpan<byte> word, bool isValid)
    {
        copy.Text(word);
        copy.Bool(isValid);
        line.IsValid = isValid;
    }

    private static ReadOnlySpan<byte> Upper(ReadOnlySpan<byte> id)
        => id.ContainsAnyInRange((byte)'a', (byte)'z') || id.ContainsAnyInRange((byte)0x80, (byte)0xFF)
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(id).ToUpperInvariant())
            : id;
}
