namespace ReportingPortal.Data.Uploads;

/// <summary>What the rows of a file are.</summary>
public enum UploadKind : short
{
    Auto = 0,
    Customers = 1,
    Products = 2,
    OrderLines = 3,
    Events = 4,

    /// <summary>Customer numbers of order heads, and who each stands for.</summary>
    CustomerAliases = 5,

    /// <summary>Orders without their items.</summary>
    OrderHeads = 6,

    /// <summary>Items of orders whose date and customer stand in another file.</summary>
    OrderItems = 7,
}
