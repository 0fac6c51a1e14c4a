namespace ReportingPortal.Data.Facts;

/// <summary>What an order line does to the figures.</summary>
public enum LineKind : short
{
    Sale = 1,

    /// <summary>Goods or money given back: negative net sales, never an order of its own.</summary>
    Return = 2,

    /// <summary>Book entries without a customer's decision (stock write-offs): kept, in no sales figure.</summary>
    Adjustment = 3,
}
