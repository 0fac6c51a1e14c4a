using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>
/// What is computed from days in memory, or from packed values, counted once more from the order lines: for readers who want to be sure, and have a
/// database client. They read all lines of a period, and no page waits for that; tests hold them and the figures together.
/// </summary>
internal static class CheckStatements
{
    public static readonly SqlFile Buyers = SqlFile.Of<ExplainQuery>("Explain/BuyersFromLines.sql");
    public static readonly SqlFile Gaps = SqlFile.Of<ExplainQuery>("Explain/GapsFromLines.sql");
    public static readonly SqlFile Customers = SqlFile.Of<ExplainQuery>("Explain/CustomersFromLines.sql");
    public static readonly SqlFile Products = SqlFile.Of<ExplainQuery>("Explain/ProductsFromLines.sql");
    public static readonly SqlFile Orders = SqlFile.Of<ExplainQuery>("Explain/OrdersFromLines.sql");
    public static readonly SqlFile Days = SqlFile.Of<ExplainQuery>("Explain/DaysFromLines.sql");
    public static readonly SqlFile DoubtfulLines = SqlFile.Of<ExplainQuery>("Explain/DoubtfulLines.sql");
    public static readonly SqlFile DoubtfulEvents = SqlFile.Of<ExplainQuery>("Explain/DoubtfulEvents.sql");
    public static readonly SqlFile WaitingParts = SqlFile.Of<ExplainQuery>("Explain/WaitingParts.sql");
}
