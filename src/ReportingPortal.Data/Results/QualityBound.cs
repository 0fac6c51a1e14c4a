using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>Between which values a product's unit price and quantity are nothing out of the ordinary: Q1 - 3 IQR to Q3 + 3 IQR.</summary>
public class QualityBound : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string ProductId { get; set; } = "";

    public decimal PriceLow { get; set; }

    public decimal PriceHigh { get; set; }

    public decimal QuantityLow { get; set; }

    public decimal QuantityHigh { get; set; }
}
