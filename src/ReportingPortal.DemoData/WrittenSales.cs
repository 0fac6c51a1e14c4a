namespace ReportingPortal.DemoData;

/// <summary>What a writer knows it has written, so that an import can be compared with a count made elsewhere.</summary>
/// <param name="Rows">Data rows, the header not counted.</param>
/// <param name="Orders">Distinct orders of goods sold.</param>
/// <param name="Customers">Distinct customers with at least one row.</param>
/// <param name="Units">Quantity sold less quantity returned; null where the layout has no quantity.</param>
/// <param name="NetSales">After discounts and returns, exact.</param>
/// <param name="Profit">Null where the layout tells neither profit nor cost.</param>
public record WrittenSales(long Rows, int Orders, int Customers, long? Units, decimal NetSales, decimal? Profit);
