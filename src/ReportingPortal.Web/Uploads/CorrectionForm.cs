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
/// <param name="Rows">How many rows are on their way.</param>
/// <param name="Rules">How many rules were made for later files.</param>
/// <param name="Problems">What was not taken, and why, a sentence each.</param>
public sealed record CorrectionResult(int Rows, int Rules, IReadOnlyList<string> Problems)
{
    public static CorrectionResult Refused(string problem) => new(0, 0, [problem]);
}

/// <summary>Takes the cells of rejected rows as a person left them: rows whose cells were changed are loaded, the others stay.</summary>
public sealed class CorrectionForm(RowCorrections corrections, ValueRules rules, SignedInUser user, CurrentTenant tenant, JobQueue queue)
{
    /// <summary>A form of the framework takes 1,024 fields at most.</summary>
    private const int MostFields = 900;

    public const string NotLoaded = "Only rows of an upload that is loaded can be corrected. Load it again first.";

    public static int RowsOnPage(Upload upload) => Math.Clamp(MostFields / Math.Max(1, upload.SourceColumns.Length), 1, 20);

    public static string NameOf(long rowNumber, int column) => string.Create(CultureInfo.InvariantCulture, $"cell-{rowNumber}-{column}");

    /// <summary>A row's values, one for each column of the file; those beyond the header come after them.</summary>
    public static string[] Cells(RejectedRow row, int columns)
        => [.. row.Values.Concat(Enumerable.Repeat("", Math.Max(0, columns - row.Values.Length)))];

    public async Task<CorrectionResult> SaveAsync(Upload upload, IFormCollection form, bool remembers, CancellationToken ct)
    {
        if (upload.Status != UploadStatus.Succeeded)
        {
            return CorrectionResult.Refused(NotLoaded);
        }

        var numbers = form["row"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToHashSet();
        var (rows, open) = await corrections.FindAsync(upload.UploadId, numbers, ct);
        var changed = rows.Select(row => (Row: row, Values: Sent(row, upload, form))).Where(pair => !pair.Values.SequenceEqual(Own(pair.Row, upload))).ToLookup(pair => open.Contains(pair.Row.RowNumber));
        var (mine, late) = (changed[true].ToList(), changed[false].Select(pair => pair.Row.RowNumber).ToList());
        var problems = late.Count == 0 ? new List<string>() : [LateSentence(late)];
        if (mine.Count == 0)
        {
            return new CorrectionResult(0, 0, late.Count == 0 ? ["No cell was changed, so there is nothing to load."] : problems);
        }

        var correction = await corrections.SaveAsync(upload, [.. mine.Select(pair => new CorrectedRow(pair.Row.RowNumber, pair.Values))], user.IsSet ? user.UserId : null, ct);
        if (correction is null)
        {
            return CorrectionResult.Refused("Somebody else has corrected some of these rows meanwhile. Nothing was loaded; look again.");
        }

        var made = remembers ? await RememberAsync(upload, mine, problems, ct) : 0;
        await queue.EnqueueIngestAsync(tenant.TenantId, correction.UploadId, CancellationToken.None);
        return new CorrectionResult(mine.Count, made, problems);
    }

    private static string LateSentence(List<long> rows)
    {
        var numbers = string.Join(", ", rows.Select(row => row.ToString("N0", CultureInfo.InvariantCulture)));
        return rows.Count == 1
            ? $"Somebody else has corrected row {numbers} meanwhile; what you wrote there was not taken."
            : $"Somebody else has corrected rows {numbers} meanwhile; what you wrote there was not taken.";
    }

    private static IEnumerable<string> Own(RejectedRow row, Upload upload) => Cells(row, upload.SourceColumns.Length).Take(upload.SourceColumns.Length);

    private static string[] Sent(RejectedRow row, Upload upload, IFormCollection form)
        => [.. Own(row, upload).Select((cell, column) => form.TryGetValue(NameOf(row.RowNumber, column), out var value) ? Meant(cell, value.ToString()) : cell)];

    /// <summary>Browsers send every end of a line as CR LF: a cell of several lines that nobody touched is the one it was.</summary>
    private static string Meant(string was, string sent)
    {
        var text = sent.ReplaceLineEndings("\n");
        return text == was.ReplaceLineEndings("\n") ? was : text;
    }

    /// <summary>A changed name or group is one to change always in files of this source.</summary>
    private async Task<int> RememberAsync(Upload upload, IReadOnlyList<(RejectedRow Row, string[] Values)> changed, List<string> problems, CancellationToken ct)
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
            if (await rules.AddAsync(rule, ct) is { } problem)
            {
                problems.Add($"No rule was made for “{was}”: {problem}");
                continue;
            }

            made++;
        }

        return made;
    }
}
