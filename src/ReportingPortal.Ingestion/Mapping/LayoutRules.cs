namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Habits of a known layout that its columns alone don't show.</summary>
[Flags]
public enum LayoutRules
{
    None = 0,

    /// <summary>Document numbers beginning with C are returns, product codes are compared in upper case.</summary>
    InvoiceNumbers = 1,

    /// <summary>What belongs to the whole order stands on its first row only.</summary>
    OrderValuesOnFirstRow = 2,

    /// <summary>Categories stand in one cell, parted by commas.</summary>
    CategoryLists = 4,

    /// <summary>An order of several items has a row of its own with its sums, which names no product.</summary>
    OrderRowsApart = 8,
}
