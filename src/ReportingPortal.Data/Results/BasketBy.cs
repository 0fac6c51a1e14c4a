namespace ReportingPortal.Data.Results;

/// <summary>What lies in a basket.</summary>
public enum BasketBy
{
    Product = 1,
    Category = 2,
}
