using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>A tenant's one row to hold while a run of it is computed, so that two processes never compute one tenant's runs at once.</summary>
public class AnalysisTurn : ITenantOwned
{
    public int TenantId { get; set; }
}
