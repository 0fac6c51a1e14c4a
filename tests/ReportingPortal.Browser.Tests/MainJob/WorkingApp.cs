namespace ReportingPortal.Browser.Tests.MainJob;

/// <summary>The portal with both roles, looking for due work more often than in production.</summary>
public sealed class WorkingApp : BrowserApp
{
    public WorkingApp()
    {
        Settings["Roles"] = "web,worker";
        Settings["Worker:AnalysisDelay"] = "00:00:00.500";
        Settings["Worker:ResumeEvery"] = "00:00:01";
        Settings["Worker:SendReportsEvery"] = "00:00:01";
    }
}
