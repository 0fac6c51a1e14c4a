namespace ReportingPortal.Data.Uploads;

/// <summary>What the rows of a file are.</summary>
public enum UploadKind : short
{
    Auto = 0,
    Customers = 1,
    Products = 2,
    OrderLines = 3,
    Events = 4,
}
