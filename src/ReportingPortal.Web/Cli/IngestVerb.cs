using System.CommandLine;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Cli;

internal static class IngestVerb
{
    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "The tenant the data belongs to." };
        var file = new Argument<FileInfo>("file") { Description = "The file to take in." };
        var kind = new Option<UploadKind>("--kind") { Description = "What its rows are; recognised when left out." };
        var wait = new Option<bool>("--wait") { Description = "Load it now and compute the figures; otherwise a running portal does." };
        var verb = new Command("ingest", "Take a file in, as the upload page does.") { slug, file, kind, wait };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            await VerbHost.EnterTenantAsync(services, parsed.GetRequiredValue(slug), token);
            var source = parsed.GetRequiredValue(file);
            await using var content = source.Exists ? source.OpenRead() : throw new VerbException($"There is no file {source.FullName}.");
            var upload = await services.GetRequiredService<UploadStore>().SaveAsync(content, source.Name, parsed.GetValue(kind), null, null, token);
            await Console.Out.WriteLineAsync($"Upload {upload.UploadId} received, {upload.ByteSize} bytes.");
            if (parsed.GetValue(wait))
            {
                await LoadAsync(services, upload.UploadId, token);
            }
            else
            {
                await services.GetRequiredService<JobQueue>().EnqueueIngestAsync(upload.TenantId, upload.UploadId, token);
            }
        }, ct));
        return verb;
    }

    private static async Task LoadAsync(IServiceProvider services, Guid uploadId, CancellationToken ct)
    {
        await RunAsync(services, uploadId, ct);
        var analysis = services.GetRequiredService<TenantAnalysis>();
        await analysis.RunAsync(await analysis.RequestAsync(ct), ct);
    }

    /// <summary>Loads a file, or each file inside it.</summary>
    private static async Task RunAsync(IServiceProvider services, Guid uploadId, CancellationToken ct)
    {
        await services.GetRequiredService<IngestUpload>().RunAsync(uploadId, progress: null, ct);
        var upload = await services.GetRequiredService<UploadQuery>().FindAsync(uploadId, ct)
            ?? throw new VerbException($"The upload {uploadId} is gone.");
        if (upload.Status != UploadStatus.Succeeded)
        {
            throw new VerbException($"The upload ended as {upload.Status}: {upload.Error}");
        }

        foreach (var member in await services.GetRequiredService<UploadQuery>().MembersAsync(uploadId, ct))
        {
            await Console.Out.WriteLineAsync($"{member.FileName} ({member.Origin}):");
            await RunAsync(services, member.UploadId, ct);
        }

        await Console.Out.WriteLineAsync(
            $"{upload.RowsRead} rows read: {upload.RowsNew} new, {upload.RowsChanged} changed, {upload.RowsUnchanged} unchanged, {upload.RowsRejected} rejected.");
        if (upload.CorrectsUploadId is { } original && await services.GetRequiredService<UploadQuery>().FindAsync(original, ct) is { } first)
        {
            await Console.Out.WriteLineAsync($"They are rejected rows of {first.FileName}, corrected: those that were taken are closed there.");
        }
    }
}
