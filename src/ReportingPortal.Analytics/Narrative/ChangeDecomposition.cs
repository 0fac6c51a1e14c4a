namespace ReportingPortal.Analytics.Narrative;

/// <summary>
/// A change in net sales split into its three factors, which sum to it exactly (D19, LMDI-I). When a factor is zero or
/// negative no split exists: the parts are null and only the difference stands.
/// </summary>
public sealed record ChangeDecomposition(decimal Change, decimal? FromCustomers, decimal? FromOrdersPerCustomer, decimal? FromOrderValue);
