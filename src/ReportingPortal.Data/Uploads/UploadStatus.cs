namespace ReportingPortal.Data.Uploads;

public enum UploadStatus : short
{
    Received = 1,
    Running = 2,
    NeedsMapping = 3,
    Succeeded = 4,
    Failed = 5,
    Cancelled = 6,

    /// <summary>Read and worked out, nothing of it taken over: a person says whether it shall be.</summary>
    NeedsConfirmation = 7,

    /// <summary>Loaded, and on its way out.</summary>
    Undoing = 8,

    /// <summary>Was loaded; the tenant's data are as if it had never been.</summary>
    Undone = 9,
}
