namespace ReportingPortal.Data.Uploads;

public enum UploadStatus : short
{
    Received = 1,
    Running = 2,
    NeedsMapping = 3,
    Succeeded = 4,
    Failed = 5,
    Cancelled = 6,
}
