namespace ReportingPortal.Analytics.Quality;

/// <summary>One thing that can be wrong with a row.</summary>
/// <param name="Name">As API and addresses write it.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Meaning">The rule, and what it does to the figures.</param>
/// <param name="IsOfParts">Of orders whose heads, items and customers come in files of their own: something waits for another file.</param>
public sealed record QualityFinding(string Name, string Title, string Meaning, bool IsOfEvents = false, bool IsOfParts = false)
{
    /// <summary>All findings in the order they are shown.</summary>
    public static IReadOnlyList<QualityFinding> All { get; } =
    [
        new("missing_customer", "No customer", "Sold to guests: in sales, in no customer figure."),
        new("missing_product", "No product", "Booked under the product \"unknown\"."),
        new("missing_category", "No category", "Neither the row nor its product has one: shown as Unknown."),
        new("missing_region", "No region", "Neither the row nor its customer has one: shown as Unknown."),
        new("missing_cost", "No cost", "Left out of profit and margin."),
        new("zero_price", "Price of zero", "Counts as sold for nothing."),
        new("negative", "Negative and no return", "A negative quantity or amount on a line that is no return: stock write-offs and corrections."),
        new("future_dated", "In the future", "Dated after the moment of counting: in the sales of its day, in no figure of customers, and no period counts back from it."),
        new("price_outlier", "Unusual price", "Outside Q1 − 3 IQR to Q3 + 3 IQR of the product's unit prices (products with 20 sales or more)."),
        new("quantity_outlier", "Unusual quantity", "Outside Q1 − 3 IQR to Q3 + 3 IQR of the product's quantities (products with 20 sales or more)."),
        new("unknown_customer", "Customer not in the customers file", "Known from orders only, while the shop has a customers file."),
        new("unknown_product", "Product not in the products file", "Known from orders only, while the shop has a products file."),
        new("event_missing_visitor", "Event without visitor", "Belongs to a session only.", IsOfEvents: true),
        new("event_missing_product", "Event without product", "A view, cart or purchase of nothing we know.", IsOfEvents: true),
        new("event_missing_price", "Purchase without price", "The product's list price stands in.", IsOfEvents: true),
        new("event_future_dated", "Event in the future", "Happened after the moment of counting.", IsOfEvents: true),
        new("waiting_for_order", "Item without its order", "Kept, and in no figure until a file of orders says when it was sold.", IsOfParts: true),
        new("waiting_for_items", "Order without its items", "Kept, and in no figure until a file of items says what was sold.", IsOfParts: true),
        new("waiting_for_customer", "Order whose customer is not known yet", "A guest's order until a file of customers says whom its customer number stands for.", IsOfParts: true),
    ];

    /// <summary>The figure that explains its count.</summary>
    public string FigureId => $"quality-{Name.Replace('_', '-')}";

    public static QualityFinding? Find(string? name) => All.FirstOrDefault(finding => finding.Name == name);
}
