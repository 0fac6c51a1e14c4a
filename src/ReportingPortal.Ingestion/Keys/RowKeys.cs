namespace ReportingPortal.Ingestion.Keys;

/// <summary>What one row names, as hashes of the texts; 0 where it names none.</summary>
/// <param name="Fact">Its order or event; 0 in a file of customers or products.</param>
internal readonly record struct RowKeys(long Fact, long Customer, long Product);
