using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>Readers that find nothing in memory.</summary>
public static class SessionDays
{
    public static DayReader Days(this TenantSession session) => new(session, new DayCache());

    public static RosterReader Rosters(this TenantSession session) => new(session, new RosterCache());

    public static GroupMembers Groups(this TenantSession session) => new(session.Rosters());
}
