namespace ReportingPortal.Data.Tenancy;

/// <summary>A shop. Small integer key from a sequence: it stands first in the key of every row the shop owns.</summary>
public class Tenant
{
    public int TenantId { get; set; }

    /// <summary>Lower-case letters, digits and hyphens; part of every tenant URL.</summary>
    public string Slug { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>IANA name; days and months begin in this zone.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    public DayOfWeek WeekStart { get; set; } = DayOfWeek.Monday;

    /// <summary>Files that people send wait, once read, until somebody has seen what they change.</summary>
    public bool AsksBeforeChange { get; set; } = true;

    public bool IsDemo { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }
}
