namespace ReportingPortal.Data.Tenancy;

/// <summary>A demo shop with invented visitors arriving while one looks. The row is there while the simulation runs.</summary>
public class LiveSimulation : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>About so many events a minute.</summary>
    public int EventsPerMinute { get; set; }

    public int Seed { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Ends by itself.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>What happened up to here has been sent.</summary>
    public DateTimeOffset SentUntil { get; set; }
}
