using ReportingPortal.Data.Uploads;
using ReportingPortal.Web.Api;

namespace ReportingPortal.Web.Uploads;

/// <summary>An upload in the words of a shop, for lists and live progress.</summary>
/// <param name="State">One or two words.</param>
/// <param name="Tone">good, bad, busy, ask or quiet: which look the state has.</param>
/// <param name="What">What is in the file and how it was recognised.</param>
/// <param name="Percent">Of the file read; null where nothing is under way.</param>
/// <param name="Note">What is being done and how long it will take, or what went wrong.</param>
/// <param name="Members">Files that came out of this one, each an upload of its own.</param>
/// <param name="ParentId">The upload it came out of.</param>
public sealed record UploadView(
    Guid Id, string FileName, UploadStatus Status, string State, string Tone, string What, int? Percent, string? Note,
    long RowsRead, long RowsNew, long RowsChanged, long RowsUnchanged, long RowsRejected, DateTimeOffset ReceivedAt,
    int Members = 0, Guid? ParentId = null)
{
    /// <summary>While it is worked out what an undo would change the upload stays loaded.</summary>
    private const string Previewing = "Working it out";

    public bool IsUnderWay => Percent is not null;

    /// <summary>What became of the rows is known of a file that is loaded; of one that others came out of, they have the counts.</summary>
    public bool HasCounts => Status == UploadStatus.Succeeded && Members == 0;

    /// <summary>How many rows have been read: those of a file that is loaded, is being read, or waits to be.</summary>
    public bool HasRowsRead => HasCounts || Status is UploadStatus.Running or UploadStatus.NeedsConfirmation;

    public static UploadView Of(Upload upload, DateTimeOffset now)
    {
        var (state, tone) = IsPreviewed(upload) ? (Previewing, "busy") : StateOf(upload.Status);
        return new UploadView(
            upload.UploadId, upload.FileName, upload.Status, state, tone, WhatOf(upload), PercentOf(upload), upload.Error ?? NoteOf(upload, now),
            upload.RowsRead, upload.RowsNew, upload.RowsChanged, upload.RowsUnchanged, upload.RowsRejected, upload.ReceivedAt,
            upload.Members, upload.ParentUploadId);
    }

    public static string StateWord(UploadStatus status) => StateOf(status).State;

    public static string KindWord(UploadKind kind) => kind switch
    {
        UploadKind.Customers => "Customers",
        UploadKind.Products => "Products",
        UploadKind.OrderLines => "Orders",
        UploadKind.Events => "Events",
        UploadKind.OrderHeads => "Orders without items",
        UploadKind.OrderItems => "Items of orders",
        UploadKind.CustomerAliases => "Customer numbers of orders",
        _ => "Not yet known",
    };

    /// <summary>What rows of a part of orders wait for; null for kinds that are whole by themselves.</summary>
    public static string? WaitWord(UploadKind kind) => kind switch
    {
        UploadKind.OrderHeads => "Orders whose items have not come yet wait for them; the status of others is taken.",
        UploadKind.OrderItems => "Items whose order has not come yet wait for it, and are in no figure until then.",
        _ => null,
    };

    public static string SizeWord(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes / (double)(1 << 30):0.0} GB",
        >= 1 << 20 => $"{bytes / (double)(1 << 20):0.0} MB",
        >= 1 << 10 => $"{bytes / (double)(1 << 10):0} kB",
        _ => $"{bytes} bytes",
    };

    private static (string State, string Tone) StateOf(UploadStatus status) => status switch
    {
        UploadStatus.Received => ("Waiting", "quiet"),
        UploadStatus.Running => ("Loading", "busy"),
        UploadStatus.NeedsMapping => ("Needs your answer", "ask"),
        UploadStatus.NeedsConfirmation => ("Waits for your word", "ask"),
        UploadStatus.Succeeded => ("Loaded", "good"),
        UploadStatus.Undoing => ("Being undone", "busy"),
        UploadStatus.Undone => ("Undone", "quiet"),
        UploadStatus.Failed => ("Failed", "bad"),
        _ => ("Cancelled", "quiet"),
    };

    private static bool IsPreviewed(Upload upload) => upload is { Status: UploadStatus.Succeeded, Stage: not null };

    private static string WhatOf(Upload upload)
        => upload.Members > 0 ? $"{upload.Members:N0} files inside"
            : upload.Preset is { } preset ? $"{KindWord(upload.Kind)} · {Preset(preset)}" : KindWord(upload.Kind);

    /// <summary>online_retail is "Online retail" to people.</summary>
    private static string Preset(string name)
    {
        var words = name.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static int? PercentOf(Upload upload)
        => upload.Status is UploadStatus.Received or UploadStatus.Running or UploadStatus.Undoing || IsPreviewed(upload)
            ? (int)(UploadProgress.ShareOf(upload) * 100)
            : null;

    private static string? NoteOf(Upload upload, DateTimeOffset now) => upload.Status switch
    {
        UploadStatus.Received => "Stored safely; it is read as soon as there is room.",
        UploadStatus.Running => ProgressNote.Of(upload, now),
        UploadStatus.Succeeded when upload.Members > 0 => "Unpacked; each file inside is an upload of its own.",
        UploadStatus.NeedsMapping => "We could not tell what some columns mean.",
        UploadStatus.NeedsConfirmation => "Read; nothing of it is in the figures yet.",
        UploadStatus.Undoing => upload.Stage is null ? "It is taken out as soon as there is room." : ProgressNote.Of(upload, now),
        UploadStatus.Succeeded when upload.Stage is not null => ProgressNote.Of(upload, now),
        UploadStatus.Succeeded when upload.RowsRead > 0 && upload.RowsUnchanged == upload.RowsRead => "Changed nothing: all of it was here already.",
        UploadStatus.Undone => "Taken out; the figures are as if it had never been loaded.",
        _ => null,
    };
}
