using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>What is being done with an upload, by the states it goes through.</summary>
/// <param name="During">While it is done; a step that finds another state leaves the upload alone.</param>
/// <param name="Waiting">Interrupted, to be taken up again by itself.</param>
/// <param name="Failed">Given up because of an error.</param>
/// <param name="Cancelled">Where a person who cancels puts it.</param>
/// <param name="Undone">What a failure leaves behind, in words for people.</param>
internal sealed record UploadTask(UploadStatus During, UploadStatus Waiting, UploadStatus Failed, UploadStatus Cancelled, string Undone)
{
    public static readonly UploadTask Load = new(
        UploadStatus.Running, UploadStatus.Received, UploadStatus.Failed, UploadStatus.Cancelled, "Nothing of the file was taken over.");

    public static readonly UploadTask Undo = new(
        UploadStatus.Undoing, UploadStatus.Undoing, UploadStatus.Succeeded, UploadStatus.Succeeded, "The upload was not undone; all figures are as before.");

    /// <summary>Works out what an undo would change; the upload stays loaded, and nobody has to wait for it.</summary>
    public static readonly UploadTask PreviewUndo = new(
        UploadStatus.Succeeded, UploadStatus.Succeeded, UploadStatus.Succeeded, UploadStatus.Cancelled, "Nothing was changed.");
}
