using System.Globalization;
using System.Text;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Items of orders whose date and customer stand in another file. An item is known by its number within the order; without
/// numbers equal products of an order are counted, as in files of whole order lines.
/// </summary>
internal sealed class OrderItemReader(SourceRow row, string currency) : RowReader(row)
{
    private readonly BoundField orderId = row.Bind("order_id");
    private readonly BoundField itemId = row.Bind("item_id");
    private readonly BoundField[] product = [row.Bind("product_id"), row.Bind("product_name"), row.Bind("category")];
    private readonly BoundField category = row.Bind("category");
    private readonly BoundField quantity = row.Bind("quantity");
    private readonly BoundField unitPrice = row.Bind("unit_price");
    private readonly BoundField netSales = row.Bind("net_sales");
    private readonly BoundField discount = row.Bind("discount");
    private readonly BoundField discountRate = row.Bind("discount_rate");
    private readonly BoundField cost = row.Bind("cost");
    private readonly BoundField unitCost = row.Bind("unit_cost");
    private readonly BoundField productName = row.Bind("product_name");
    private readonly BoundField subCategory = row.Bind("sub_category");
    private readonly BoundField currencyCode = row.Bind("currency");

    private readonly Dictionary<long, int> seen = [];
    private byte[] productId = [];
    private long productOfOrder;

    protected override short Columns => 16;

    protected override bool KeepsSourceValues => true;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        Row.CheckCurrencyCode(Row.Text(currencyCode), currency);
        copy.Text(Row.Key(orderId, isRequired: true));
        productId = Product();
        copy.Text(productId);
        productOfOrder = copy.HashSince(start);
        copy.TextOrNull(Row.Group(category));
        WriteAmounts(copy);
        copy.TextOrNull(Row.Text(productName));
        copy.TextOrNull(Row.Text(subCategory));
        copy.Int64(copy.HashSince(start));
        return new RowKeys(RowHash.KeyOf(copy.ValueAt(start)), 0, RowHash.KeyOf(copy.ValueAt(copy.After(start))));
    }

    protected override void WriteAccepted(CopyWriter copy, long rowStart, bool isNew)
    {
        var id = Row.Text(itemId);
        if (!id.IsEmpty)
        {
            copy.Text(id);
            return;
        }

        var count = seen[productOfOrder] = seen.GetValueOrDefault(productOfOrder) + 1;
        copy.Text([.. productId, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"#{count}"))]);
    }

    private byte[] Product()
    {
        Row.Key(itemId);
        foreach (var field in product)
        {
            var id = Row.Key(field);
            if (!id.IsEmpty)
            {
                return id.ToArray();
            }
        }

        return [.. "unknown"u8];
    }

    private void WriteAmounts(CopyWriter copy)
    {
        var stated = new StatedAmounts(
            Row.Amount(quantity), Row.Amount(unitPrice), Row.Amount(netSales), Row.Amount(discount),
            Row.Rate(discountRate), Row.Amount(cost), Row.Amount(unitCost), null, null, null);
        LineAmounts.Of(stated, isReturnDocument: false, Row.Reasons).WriteTo(copy);
    }
}
