using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What a run's basket rules were counted over (D17).</summary>
public class BasketModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public BasketBy By { get; set; }

    /// <summary>The N of every support.</summary>
    public int Orders { get; set; }

    /// <summary>How many different ones were bought.</summary>
    public int Items { get; set; }

    /// <summary>The fewest orders a pair must share to be a rule.</summary>
    public int MinOrders { get; set; }

    /// <summary>Orders whose pairs were not counted, being too large to say what goes with what.</summary>
    public int LargeOrders { get; set; }

    /// <summary>Rules found; those stored are the first of them.</summary>
    public int Rules { get; set; }
}
