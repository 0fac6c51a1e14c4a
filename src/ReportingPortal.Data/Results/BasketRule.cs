using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>Who buys one thing buys another: the counts of D17; its ratios follow from them and the number of orders.</summary>
public class BasketRule : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public BasketBy By { get; set; }

    /// <summary>From 1, by lift, then support, then ids.</summary>
    public int Rank { get; set; }

    public string AntecedentId { get; set; } = "";

    public string ConsequentId { get; set; } = "";

    /// <summary>With both.</summary>
    public int Orders { get; set; }

    public int AntecedentOrders { get; set; }

    public int ConsequentOrders { get; set; }
}
