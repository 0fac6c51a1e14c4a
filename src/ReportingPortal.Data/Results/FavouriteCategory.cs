using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>The category a customer spent most in (D14); no row without one of positive net sales.</summary>
public class FavouriteCategory : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string CustomerId { get; set; } = "";

    public string Category { get; set; } = "";
}
