namespace ReportingPortal.Data.Tenancy;

/// <summary>A row that belongs to one tenant: tenant_id leads its key, row-level security guards it, the context filters it.</summary>
public interface ITenantOwned
{
    int TenantId { get; set; }
}
