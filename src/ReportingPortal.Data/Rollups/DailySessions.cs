using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Rollups;

/// <summary>Visits of one day: a session belongs to the day of its first event.</summary>
public class DailySessions : ITenantOwned
{
    public int TenantId { get; set; }

    public DateOnly SessionDate { get; set; }

    public int Sessions { get; set; }

    public int PurchasingSessions { get; set; }

    public int Visitors { get; set; }

    public int Events { get; set; }
}
