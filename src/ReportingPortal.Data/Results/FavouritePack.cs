using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>The category each customer of a <see cref="CustomerPack"/> spent most in (D14), beside it.</summary>
public class FavouritePack : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public int PackNumber { get; set; }

    /// <summary>Null for who has none of positive net sales.</summary>
    public string?[] Categories { get; set; } = [];
}
