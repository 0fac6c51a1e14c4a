using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>
/// Some thousand of the customers a run knows, in the order of their ids (by code points, as collation "C" has it). What its steps found of
/// them stands in the packs of the same number, at the same places. A row a customer would be what a run and a page wait for.
/// </summary>
public class CustomerPack : ITenantOwned
{
    /// <summary>Customers in each pack but the last.</summary>
    public const int Size = 4096;

    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int PackNumber { get; set; }

    /// <summary>So that one customer is found without unpacking all.</summary>
    public string FirstId { get; set; } = "";

    public string LastId { get; set; } = "";

    public string[] CustomerIds { get; set; } = [];
}
