namespace ReportingPortal.Data.Accounts;

/// <summary>What a member may do, each role including those below it.</summary>
public enum TenantRole : short
{
    /// <summary>Reads figures and reports.</summary>
    Viewer = 1,

    /// <summary>Also uploads data, starts runs, makes reports.</summary>
    Analyst = 2,

    /// <summary>Also changes settings, members, schedules and API keys.</summary>
    Owner = 3,
}
