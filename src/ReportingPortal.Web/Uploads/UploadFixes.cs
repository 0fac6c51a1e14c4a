using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Web.Uploads;

/// <summary>What was mended of an upload's rows, by people and by rules.</summary>
/// <param name="Corrects">The upload whose rejected rows these are.</param>
/// <param name="Corrections">The uploads its own rejected rows became, newest first.</param>
/// <param name="Rules">The rules that replaced values of it, and how many.</param>
public sealed record FixesOfUpload(Upload? Corrects, IReadOnlyList<Upload> Corrections, IReadOnlyList<(ValueRule Rule, long Values)> Rules)
{
    public static readonly FixesOfUpload None = new(null, [], []);
}

/// <summary>Rejected rows nobody has corrected yet.</summary>
/// <param name="Rows">The first ones.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Again">Of these the ones that came back from another upload, in whose list they are open.</param>
public sealed record OpenRejected(IReadOnlyList<RejectedRow> Rows, long Total, long Again);

/// <summary>Rejected rows and what became of them.</summary>
public sealed class UploadFixes(UploadQuery uploads, RowCorrections corrections, ValueRules rules)
{
    public async Task<FixesOfUpload> FindAsync(Upload upload, CancellationToken ct)
    {
        var values = AppliedRule.Of(upload).ToDictionary(applied => applied.RuleId, applied => applied.Values);
        return new FixesOfUpload(
            upload.CorrectsUploadId is { } original ? await uploads.FindAsync(original, ct) : null,
            upload.RowsRejected == 0 ? [] : await corrections.OfAsync(upload.UploadId, ct),
            values.Count == 0 ? [] : [.. (await rules.FindAsync(values.Keys, ct)).Select(rule => (rule, values[rule.RuleId]))]);
    }

    /// <summary>The first rejected rows nobody has corrected yet, and how many there are; of an upload that is not loaded all count.</summary>
    public async Task<OpenRejected> RejectedAsync(Upload upload, int take, CancellationToken ct)
    {
        if (upload.RowsRejected == 0)
        {
            return new([], 0, 0);
        }

        if (upload.Status != UploadStatus.Succeeded)
        {
            return new(await uploads.RejectedAsync(upload.UploadId, ct).Take(take).ToListAsync(ct), upload.RowsRejected, 0);
        }

        var (own, ownTotal) = await corrections.OpenAsync(upload.UploadId, 0, take, ct);
        var (again, againTotal) = await corrections.RejectedAgainAsync(upload, take, ct);
        return new([.. own.Concat(again).OrderBy(row => row.RowNumber).Take(take)], ownTotal + againTotal, againTotal);
    }
}
