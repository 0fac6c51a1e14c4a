namespace ReportingPortal.Data.Reports;

public enum ReportStatus : short
{
    Queued = 1,
    Rendering = 2,
    Ready = 3,
    Failed = 4,
}
