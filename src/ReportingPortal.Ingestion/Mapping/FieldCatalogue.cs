using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>The fields of each kind of file: what a mapping may name. What other systems call them is in <see cref="SourceNames"/>.</summary>
public static class FieldCatalogue
{
    private static readonly CanonicalField[] OrderLines =
    [
        Whole("order_id", "Order number; without one each row is an order"),
        Required("ordered_at", "Date of the order (and time)", FieldType.Date),
        Optional("ordered_time", "Time of day, where it stands beside the date"),
        Whole("net_sales", "Line total after discount", FieldType.Amount),
        Whole("gross_sales", "Line total before discount", FieldType.Amount),
        Whole("unit_price", "Price of one unit", FieldType.Amount),
        Whole("quantity", "Units", FieldType.Amount),
        Optional("discount", "Discount amount of the line", FieldType.Amount),
        Optional("order_discount", "Discount of the whole order, on one of its rows", FieldType.Amount),
        Optional("discount_rate", "Discount as a rate; 0.1, 10 and 10 % are the same", FieldType.Amount),
        Optional("customer_id", "Customer number"),
        Optional("customer_name", "Customer's name"),
        Optional("customer_email", "Customer's e-mail address", FieldType.Email),
        Optional("segment", "Customer segment of the source"),
        Optional("region", "Region"),
        Optional("country", "Country"),
        Optional("city", "City"),
        Whole("product_id", "Product number"),
        Optional("product_name", "Product's name"),
        Optional("category", "Category"),
        Optional("sub_category", "Sub-category"),
        Optional("cost", "Cost of the line", FieldType.Amount),
        Optional("unit_cost", "Cost of one unit", FieldType.Amount),
        Optional("profit", "Profit of the line", FieldType.Amount),
        Optional("tax", "Tax inside the line total, taken off it", FieldType.Amount),
        Optional("shipping", "Shipping inside the line total, taken off it", FieldType.Amount),
        Optional("order_refund", "Refunded amount of the whole order, on one of its rows", FieldType.Amount),
        Optional("refunds", "Refunds of the order as a list of objects"),
        Optional("line_id", "Number of the line, by which such a list names it"),
        Optional("order_subtotal", "Subtotal of the whole order, before shipping", FieldType.Amount),
        Optional("order_shipping", "Shipping of the whole order", FieldType.Amount),
        Optional("order_taxes", "Taxes of the whole order", FieldType.Amount),
        Optional("order_total", "Total of the whole order; tells prices with tax from those without", FieldType.Amount),
        Optional("status", "Order status"),
        Optional("line_status", "Status of the line, where it may be cancelled alone"),
        Optional("cancelled_at", "Cancellation of the order; filled, or a yes, where it was cancelled"),
        Optional("movement", "Kind of movement; what is neither a payment nor a refund is rejected"),
        Optional("refunded_to", "Customer number of a refund, where it stands in a column of its own"),
        Optional("currency", "Currency"),
    ];

    private static readonly CanonicalField[] Customers =
    [
        Required("customer_id", "Customer number"),
        Optional("name", "Name"),
        Optional("first_name", "First name; put before the name"),
        Optional("email", "E-mail address", FieldType.Email),
        Optional("region", "Region"),
        Optional("country", "Country"),
        Optional("city", "City"),
        Optional("segment", "Segment of the source"),
        Optional("gender", "Gender"),
        Optional("age", "Age in years", FieldType.Amount),
        Optional("registered_on", "Date of registration", FieldType.Date),
    ];

    private static readonly CanonicalField[] Products =
    [
        Required("product_id", "Product number"),
        Optional("variant_of", "Product that variants belong to; what only its first row says holds for them too"),
        Optional("name", "Name"),
        Optional("category", "Category"),
        Optional("sub_category", "Sub-category"),
        Optional("price", "List price", FieldType.Amount),
        Optional("unit_cost", "Cost of one unit", FieldType.Amount),
    ];

    private static readonly CanonicalField[] Events =
    [
        Required("event_type", "What happened (view, cart, purchase …)"),
        Required("occurred_at", "When it happened", FieldType.Date),
        Optional("occurred_time", "Time of day, where it stands beside the date"),
        Required("customer_id", "Visitor or customer number"),
        Optional("session_id", "Session"),
        Optional("event_id", "Event number"),
        Optional("product_id", "Product number"),
        Optional("category", "Category"),
        Optional("price", "Price of one unit", FieldType.Amount),
        Optional("quantity", "Units", FieldType.Amount),
        Optional("amount", "Total of a purchase, of all its units; where there is no price", FieldType.Amount),
        Optional("order_id", "Order number of a purchase"),
        Optional("currency", "Currency"),
    ];

    private static readonly CanonicalField[] OrderHeads =
    [
        Required("order_id", "Order number"),
        Whole("ordered_at", "Date of the order (and time); without one only the status is taken", FieldType.Date),
        Optional("ordered_time", "Time of day, where it stands beside the date"),
        Optional("customer_id", "Customer number"),
        Optional("customer_alias", "Customer number that a file of its own tells the person of"),
        Optional("customer_name", "Customer's name"),
        Optional("customer_email", "Customer's e-mail address", FieldType.Email),
        Optional("segment", "Customer segment of the source"),
        Optional("region", "Region"),
        Optional("country", "Country"),
        Optional("city", "City"),
        Optional("status", "Order status"),
        Optional("cancelled_at", "Cancellation of the order; filled, or a yes, where it was cancelled"),
    ];

    private static readonly CanonicalField[] OrderItems =
    [
        Required("order_id", "Order number"),
        Whole("item_id", "Number of the item in its order; without one equal products are counted"),
        Whole("product_id", "Product number"),
        Whole("net_sales", "Item total after discount", FieldType.Amount),
        Whole("unit_price", "Price of one unit", FieldType.Amount),
        Whole("quantity", "Units", FieldType.Amount),
        Optional("discount", "Discount amount of the item", FieldType.Amount),
        Optional("discount_rate", "Discount as a rate; 0.1, 10 and 10 % are the same", FieldType.Amount),
        Optional("product_name", "Product's name"),
        Optional("category", "Category"),
        Optional("sub_category", "Sub-category"),
        Optional("cost", "Cost of the item", FieldType.Amount),
        Optional("unit_cost", "Cost of one unit", FieldType.Amount),
        Optional("currency", "Currency"),
    ];

    private static readonly CanonicalField[] CustomerAliases =
    [
        Required("alias_id", "Customer number as orders give it"),
        Required("customer_id", "The person's own number"),
        Optional("name", "Name"),
        Optional("email", "E-mail address", FieldType.Email),
        Optional("region", "Region"),
        Optional("country", "Country"),
        Optional("city", "City"),
        Optional("segment", "Segment of the source"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">Auto has no fields of its own.</exception>
    public static IReadOnlyList<CanonicalField> Of(UploadKind kind) => kind switch
    {
        UploadKind.OrderLines => OrderLines,
        UploadKind.Customers => Customers,
        UploadKind.Products => Products,
        UploadKind.Events => Events,
        UploadKind.OrderHeads => OrderHeads,
        UploadKind.OrderItems => OrderItems,
        UploadKind.CustomerAliases => CustomerAliases,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only a decided kind has fields."),
    };

    private static CanonicalField Required(string name, string meaning, FieldType type = FieldType.Text)
        => new(name, meaning, true, type, MayBeCutOff: false);

    /// <summary>Nothing has to be there, but a row that ends before it has lost something.</summary>
    private static CanonicalField Whole(string name, string meaning, FieldType type = FieldType.Text)
        => new(name, meaning, false, type, MayBeCutOff: false);

    private static CanonicalField Optional(string name, string meaning, FieldType type = FieldType.Text)
        => new(name, meaning, false, type, MayBeCutOff: true);
}
