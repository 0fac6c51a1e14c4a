namespace ReportingPortal.Data.Results;

public enum RunStatus : short
{
    Queued = 1,
    Running = 2,
    Succeeded = 3,
    Failed = 4,
}
