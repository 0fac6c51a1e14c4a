using System.Globalization;
using System.Text.Json;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Uploads;

/// <summary>What came of sent corrections.</summary>
/// <param name="Correction">The upload they became; null where nothing was changed, or somebody else was faster.</param>
public sealed record CorrectionResult(Upload? Correction, int Rows, int Rules, string? Problem);

/// <summary>Takes the cells of rejected rows as a person left them: rows whose cells were changed are loaded, the others stay.</summary>
public sealed class CorrectionForm(RowCorrections corrections, ValueRules rules, SignedInUser user, CurrentTenant tenant, JobQueue queue)
{
    /// <summary>A form of the framework takes 1,024 fields at most.</summary>
    private const int MostFields = 900;

    public const string NotLoaded = "Only rows of an upload that is loaded can be corrected. Load it again first.";

    public static int RowsOnPage(Upload upload) => Math.Clamp(MostFields / Math.Max(1, upload.SourceColumns.Length), 1, 20);

    public static string NameOf(long rowNumber, int column) => string.Create(CultureInfo.InvariantCulture, $"cell-{rowNumber}-{column}");

    /// <summary>A row's values, one for each column of the file; values beyond the header stay what they are.</summary>
    public static string[] Cells(RejectedRow row, int columns)
        => [.. row.Values.Concat(Enumerable.Repeat("", Math.Max(0, columns - row.Values.Length)))];

    public async Task<CorrectionResult> SaveAsync(Upload upload, IFormCollection form, bool remembers, CancellationToken ct)
    {
        if (upload.Status != UploadStatus.Succeeded)
        {
            return new CorrectionResult(null, 0, 0, NotLoaded);
        }

        var numbers = form["row"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToHashSet();
        var sent = (await corrections.OpenAsync(upload.UploadId, numbers, ct)).Select(row => (Row: row, Values: Sent(row, upload, form))).ToList();
        var changed = sent.Where(pair => !pair.Values.SequenceEqual(Cells(pair.Row, upload.SourceColumns.Length).Take(upload.SourceColumns.Length))).ToList();
        if (changed.Count == 0)
        {
            return new CorrectionResult(null, 0, 0, "No cell was changed, so there is nothing to load.");
        }

        var correction = await corrections.SaveAsync(upload, [.. changed.Select(pair => new CorrectedRow(pair.Row.RowNumber, pair.Values))], user.IsSet ? user.UserId : null, ct);
        if (correction is null)
        {
            return new CorrectionResult(null, 0, 0, "Somebody else has corrected some of these rows meanwhile. Nothing was loaded; look again.");
        }

        var made = remembers ? await RememberAsync(upload, changed, ct) : 0;
        await queue.EnqueueIngestAsync(tenant.TenantId, correction.UploadId, CancellationToken.None);
        return new CorrectionResult(correction, changed.Count, made, null);
    }

    private static string[] Sent(RejectedRow row, Upload upload, IFormCollection form)
    {
        var cells = Cells(row, upload.SourceColumns.Length);
        return [.. Enumerable.Range(0, upload.SourceColumns.Length).Select(column => form.TryGetValue(NameOf(row.RowNumber, column), out var value) ? value.ToString() : cells[column])];
    }

    /// <summary>A changed name or group is one to change always in files of this source.</summary>
    private async Task<int> RememberAsync(Upload upload, IReadOnlyList<(RejectedRow Row, string[] Values)> changed, CancellationToken ct)
    {
        var mapping = upload.Mapping is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping) ?? [];
        var fingerprint = Dialect.FromJson(upload.Dialect)?.Fingerprint;
        var wishes =
            from pair in mapping
            let field = ValueRuleFields.Of(upload.Kind, pair.Key)
            let column = Array.FindIndex(upload.SourceColumns, name => string.Equals(name, pair.Value, StringComparison.OrdinalIgnoreCase))
            where field is not null && column >= 0
            from row in changed
            let was = Cells(row.Row, upload.SourceColumns.Length)[column].Trim()
            let now = row.Values[column].Trim()
            where was.Length > 0 && now.Length > 0 && was != now
            select (field, was, now);
        var made = 0;
        foreach (var (field, was, now) in wishes.Distinct().ToList())
        {
            var rule = new ValueRule
            {
                Field = field,
                FromValue = was,
                ToValue = now,
                HeaderFingerprint = fingerprint,
                SourceName = upload.FileName,
                CreatedBy = user.IsSet ? user.UserId : null,
            };
            made += await rules.AddAsync(rule, ct) is null ? 1 : 0;
        }

        return made;
    }
}
