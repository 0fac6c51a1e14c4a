using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What the customers of one first period did in a later one (D6). Periods in which nothing happened have no row.</summary>
public class CohortCell : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public CohortBasis Basis { get; set; }

    public CohortGrain Grain { get; set; }

    /// <summary>The first day of the period of the first orders, or of the registrations.</summary>
    public DateOnly CohortOn { get; set; }

    /// <summary>0 is that period itself.</summary>
    public int PeriodNumber { get; set; }

    /// <summary>Who registered in the first period, in its own row only; null where those with an order in it are the cohort.</summary>
    public int? Registered { get; set; }

    /// <summary>With an order in the period.</summary>
    public int Customers { get; set; }

    /// <summary>Those of them whose last order it held: who came in a period or later is their sum from there on.</summary>
    public int LastCustomers { get; set; }

    public decimal NetSales { get; set; }
}
