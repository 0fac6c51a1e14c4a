namespace ReportingPortal.Ingestion.Rollups;

/// <summary>A valid sale or return line as figures see it: its region and category are the line's, else the customer's and the product's.</summary>
/// <param name="Quantity">In ten-thousandths, as all amounts here.</param>
/// <param name="Cost">Null where unknown: then the line has no part in profit.</param>
internal sealed record SaleLine(
    DateOnly SaleDate,
    DateTime OrderedAt,
    string OrderId,
    string ProductId,
    string? CustomerId,
    string Region,
    string Category,
    bool IsSale,
    long Quantity,
    long NetSales,
    long Discount,
    long? Cost)
{
    /// <summary>The region and the category of what has none.</summary>
    public const string Unknown = "Unknown";

    /// <summary>Lines of an order stand together, sales first; the first of them says where the order counts as a whole.</summary>
    public static int InOrder(SaleLine one, SaleLine other)
    {
        var order = string.CompareOrdinal(one.OrderId, other.OrderId);
        if (order == 0)
        {
            order = other.IsSale.CompareTo(one.IsSale);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(one.Region, other.Region);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(one.Category, other.Category);
        }

        return order != 0 ? order : string.CompareOrdinal(one.CustomerId ?? "\uFFFF", other.CustomerId ?? "\uFFFF");
    }
}
