using System.Globalization;
using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Loading.First;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Behaviour events. Without an id of its own an event is known by the hash of its values; without a session a visitor's day
/// is one.
/// </summary>
/// <param name="first">Where the events go when they are the shop's first; null where they are staged.</param>
internal sealed class EventReader(SourceRow row, string currency, FirstEvents? first) : RowReader(row)
{
    private readonly BoundField eventId = row.Bind("event_id");
    private readonly BoundField occurredAt = row.Bind("occurred_at");
    private readonly BoundField occurredTime = row.Bind("occurred_time");
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField sessionId = row.Bind("session_id");
    private readonly BoundField eventType = row.Bind("event_type");
    private readonly BoundField productId = row.Bind("product_id");
    private readonly BoundField category = row.Bind("category");
    private readonly BoundField price = row.Bind("price");
    private readonly BoundField quantity = row.Bind("quantity");
    private readonly BoundField orderId = row.Bind("order_id");
    private readonly BoundField amount = row.Bind("amount");
    private readonly BoundField currencyCode = row.Bind("currency");

    private static readonly (byte[] Word, EventType Type)[] Words =
    [
        .. WordsOf(EventType.ProductView, "productview view viewitem click clicks productviewed viewedproduct viewproduct viewcontent productdetailview"),
        .. WordsOf(EventType.AddToCart, "addtocart cart carts productadded addedtocart productaddedtocart addtobasket addtobag"),
        .. WordsOf(EventType.Purchase, "purchase order orders transaction purchased ordercompleted orderplaced placedorder"),
        .. WordsOf(EventType.SessionStart, "sessionstart"),
        .. WordsOf(EventType.SessionEnd, "sessionend"),
    ];

    private PassingEvent passing;

    protected override short Columns => 16;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        var (utc, day) = Row.Moment(occurredAt, occurredTime) ?? default;
        copy.Timestamp(utc);
        copy.Date(day);
        var customer = Row.Person(customerId);
        passing = new PassingEvent { Number = Row.Number, OccurredAt = start, Day = day, Customer = copy.Position };
        copy.TextOrNull(customer);
        var customerKey = customer.IsEmpty ? 0 : copy.KeySince(passing.Customer);
        WriteSession(copy, customer, day);
        WriteType(copy);
        passing.Product = copy.Position;
        var product = Row.Key(productId);
        copy.TextOrNull(product);
        var productKey = product.IsEmpty ? 0 : copy.KeySince(passing.Product);
        copy.TextOrNull(Row.Group(category));
        var total = WriteAmounts(copy);
        var hash = copy.HashSince(start);
        var order = Row.Key(orderId);
        copy.TextOrNull(order);

        // The order stays out of the hash that is an event's id: with it or without, it is the same event.
        copy.Int64(order.IsEmpty ? hash : copy.HashSince(start));
        var id = copy.Position;
        WriteId(copy, hash);
        var key = copy.KeySince(id);
        copy.Money(total);
        return new RowKeys(key, customerKey, productKey);
    }

    protected override void WriteAccepted(CopyWriter copy, long rowStart, bool isNew) => first?.Shape(copy, passing, isNew);

    protected override void PutApart(CopyWriter copy, long rowStart) => first?.PutApart(copy, rowStart);

    private void WriteSession(CopyWriter copy, ReadOnlySpan<byte> customer, DateOnly day)
    {
        var session = Row.Key(sessionId);
        if (!session.IsEmpty)
        {
            copy.Text(session);
            return;
        }

        if (customer.IsEmpty)
        {
            Row.Reasons.Add("the row has neither a visitor nor a session");
        }

        copy.Text(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{SourceRow.Quote(customer)} {day:yyyy-MM-dd}")));
    }

    private void WriteType(CopyWriter copy)
    {
        var text = Row.Text(eventType);
        if (TypeOf(text) is { } type)
        {
            copy.Int16((short)type);
            passing.IsPurchase = type == EventType.Purchase;
            return;
        }

        copy.Int16(0);
        Row.Reasons.Add(text.IsEmpty
            ? $"{eventType.Name} is empty"
            : $"{eventType.Name} is none of session_start, product_view, add_to_cart, purchase, session_end: {SourceRow.Quote(text)}");
    }

    /// <summary>A purchase that names its total alone has the price that its units make of it: 3.3333 of 10 for three.</summary>
    /// <returns>That total, which units and price no longer tell; null where there is a price.</returns>
    private decimal? WriteAmounts(CopyWriter copy)
    {
        var (one, units, all) = (Row.Amount(price), Row.Amount(quantity), passing.IsPurchase ? Row.Amount(amount) : null);
        if (one is not null || all is not null)
        {
            Row.CheckCurrencyCode(Row.Text(currencyCode), currency);
        }

        copy.Money(one ?? (units == 0 ? null : all / (units ?? 1)));
        copy.Money(units);
        return one is null ? all : null;
    }

    private void WriteId(CopyWriter copy, long hash)
    {
        var id = Row.Key(eventId);
        copy.Text(id.IsEmpty ? Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"#{hash:x16}")) : id);
    }

    /// <summary>
    /// Our five words and what other shops call them; add-to-cart, addToCart and add_to_cart are one word. Google, Segment,
    /// Klaviyo and Meta each have their own: view_item, Product Viewed, Viewed Product, ViewContent.
    /// </summary>
    private static EventType? TypeOf(ReadOnlySpan<byte> text)
    {
        Span<byte> word = stackalloc byte[20];
        var length = 0;
        foreach (var b in text)
        {
            if (b is (byte)'_' or (byte)'-' or (byte)' ')
            {
                continue;
            }

            if (length == word.Length)
            {
                return null;
            }

            word[length++] = b;
        }

        word = word[..length];
        foreach (var (known, type) in Words)
        {
            if (Ascii.EqualsIgnoreCase(known, word))
            {
                return type;
            }
        }

        return null;
    }

    private static IEnumerable<(byte[], EventType)> WordsOf(EventType type, string words) => words.Split(' ').Select(word => (Encoding.ASCII.GetBytes(word), type));
}
