using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>A tenant as statements read it, by whatever it is looked up. A statement with a column more or less than these fails at once.</summary>
internal sealed record TenantRow(
    int TenantId, string Slug, string Name, string Currency, string TimeZone, short WeekStart, bool AsksBeforeChange, bool IsDemo,
    DateTimeOffset CreatedAt, DateTimeOffset? SuspendedAt)
{
    public Tenant ToTenant() => new()
    {
        TenantId = TenantId,
        Slug = Slug,
        Name = Name,
        Currency = Currency,
        TimeZone = TimeZone,
        WeekStart = (DayOfWeek)WeekStart,
        AsksBeforeChange = AsksBeforeChange,
        IsDemo = IsDemo,
        CreatedAt = CreatedAt,
        SuspendedAt = SuspendedAt,
    };
}
