using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Tests.Seeding;

public static class SessionDays
{
    /// <summary>The days of a unit of work, with nothing in memory yet.</summary>
    public static DayReader Days(this TenantSession session) => new(session, new DayCache());
}
