using System.CommandLine;
using System.Globalization;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Ingestion.Undoing;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Reports;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Cli;

internal static class UndoVerb
{
    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "The tenant the upload belongs to." };
        var id = new Argument<Guid>("upload-id") { Description = "The upload to take out again." };
        var yes = new Option<bool>("--yes") { Description = "Do it without asking; otherwise the effect is shown and a yes is waited for." };
        var verb = new Command("undo", "Take an upload out again, as its page does: the figures are then as if it had never been loaded.") { slug, id, yes };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            var tenant = await VerbHost.EnterTenantAsync(services, parsed.GetRequiredValue(slug), token);
            var upload = await LoadedAsync(services, parsed.GetRequiredValue(id), token);
            await ShowAsync(services, tenant, upload, token);
            if (!parsed.GetValue(yes))
            {
                await AskAsync(services, upload.UploadId, token);
            }

            await UndoAsync(services, upload, token);
        }, ct));
        return verb;
    }

    private static async Task<Upload> LoadedAsync(IServiceProvider services, Guid id, CancellationToken ct)
        => await services.GetRequiredService<UploadQuery>().FindAsync(id, ct) switch
        {
            null => throw new VerbException($"There is no upload {id}."),
            { Members: > 0 } several => throw new VerbException($"{several.FileName} has no rows of its own: undo the files that came out of it."),
            { Status: not UploadStatus.Succeeded } other => throw new VerbException(
                $"{other.FileName} is not loaded ({UploadView.StateWord(other.Status).ToLowerInvariant()}), so there is nothing to undo."),
            var upload => upload,
        };

    /// <summary>Works the effect out and says what it is, and which reports stand on the rows.</summary>
    private static async Task ShowAsync(IServiceProvider services, Tenant tenant, Upload upload, CancellationToken ct)
    {
        await services.GetRequiredService<UndoUpload>().PreviewAsync(upload.UploadId, progress: null, ct);
        var effect = await EffectAsync(services, upload.UploadId, ct);
        var (rows, figures) = (effect.UndoneRows ?? new UndoneRows(0, 0), new FigureEffectView(effect, tenant.Currency));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{upload.FileName}: {rows.Gone:N0} rows go, {rows.Restored:N0} go back to what other files say."));
        foreach (var change in figures.Rows.Where(change => change.Before != change.After))
        {
            await Console.Out.WriteLineAsync($"{FigureEffectView.Name(change)}: net sales {figures.NetSales(change.Before)} -> {figures.NetSales(change.After)}");
        }

        foreach (var (report, recipients) in await services.GetRequiredService<ReportsOfDays>().ListAsync(upload.FinishedAt ?? upload.ReceivedAt, effect.Days, ct))
        {
            var sent = recipients == 0 ? "mailed to nobody" : $"mailed to {FigureFormat.Plural(recipients, "recipient")}";
            await Console.Out.WriteLineAsync($"Used these rows and keeps its figures: {report.Title}, {ReportWords.Period(report.PeriodFrom, report.PeriodTo)}, {sent}");
        }
    }

    private static async Task<UploadPreview> EffectAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var upload = await LoadedAsync(services, id, ct);
        return UploadPreview.FromJson(upload.Preview) is { IsUndo: true } effect && upload.Error is null
            ? effect
            : throw new VerbException(upload.Error ?? "What the undo would change could not be worked out.");
    }

    /// <summary>Ends without a change unless the answer is yes, and was given to the figures as they are now.</summary>
    private static async Task AskAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        await Console.Out.WriteAsync("Undo this upload? Type yes: ");
        var answer = await Console.In.ReadLineAsync(ct);
        await Console.Out.WriteLineAsync();
        if (!string.Equals(answer?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
        {
            throw new VerbException("Nothing was changed. Scripts give --yes.");
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(services.GetRequiredService<CurrentTenant>().Tenant);
        if ((await scope.ServiceProvider.GetRequiredService<DataScopeQuery>().RunAsync(ct)).DataVersion != (await EffectAsync(scope.ServiceProvider, id, ct)).DataVersion)
        {
            throw new VerbException("The figures have moved meanwhile, and nothing was changed. Run it again to see the new effect.");
        }
    }

    private static async Task UndoAsync(IServiceProvider services, Upload upload, CancellationToken ct)
    {
        if (!await services.GetRequiredService<UploadRequests>().RequestUndoAsync(upload.UploadId, null, ct))
        {
            throw new VerbException("Somebody else has begun to undo this upload.");
        }

        if (await services.GetRequiredService<UndoUpload>().RunAsync(upload.UploadId, progress: null, ct) != UploadStatus.Undone)
        {
            throw new VerbException("The upload was not undone; its page says why.");
        }

        var analysis = services.GetRequiredService<TenantAnalysis>();
        await analysis.RunAsync(await analysis.RequestAsync(ct), ct);
        await Console.Out.WriteLineAsync($"{upload.FileName} is undone; the figures are as if it had never been loaded.");
    }
}
