using System.Text.Json;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Uploads;

/// <summary>An answer to "which column is what?", from the page or the API, and the upload's way on.</summary>
public sealed class MappingForm(CurrentTenant tenant, MappingAnswer answers, JobQueue queue)
{
    private static readonly UploadKind[] Kinds =
    [
        UploadKind.OrderLines, UploadKind.Events, UploadKind.Products, UploadKind.Customers, UploadKind.OrderItems, UploadKind.OrderHeads, UploadKind.CustomerAliases,
    ];

    /// <param name="kind">Auto: the upload's own, else the one the answer is complete for.</param>
    /// <returns>What is wrong with the answer; empty when the upload goes on.</returns>
    public async Task<IReadOnlyList<string>> AnswerAsync(
        Upload upload, UploadKind kind, IReadOnlyDictionary<string, string> mapping, CancellationToken ct)
    {
        var decided = kind != UploadKind.Auto ? kind : KindOf(upload, mapping);
        var problems = await answers.AnswerAsync(upload.UploadId, decided, mapping, ct);
        if (problems.Count == 0 && upload.Status != UploadStatus.Succeeded)
        {
            await queue.EnqueueIngestAsync(tenant.TenantId, upload.UploadId, CancellationToken.None);
        }

        return problems;
    }

    /// <summary>The upload's own, unless the answer is complete for another only.</summary>
    private static UploadKind KindOf(Upload upload, IReadOnlyDictionary<string, string> mapping)
        => Kinds.OrderBy(kind => kind == upload.Kind ? 0 : 1)
            .FirstOrDefault(kind => FieldMapping.ProblemsOf(kind, mapping, upload.SourceColumns).Count == 0, upload.Kind);

    /// <summary>What is known of an upload's columns so far: canonical field to source column, with options.</summary>
    public static Dictionary<string, string> MappingOf(Upload upload)
        => upload.Mapping is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping) ?? [];

    /// <summary>The kind a person asks for, else the upload's, else the likeliest.</summary>
    public static UploadKind KindOf(Upload upload, string? asked, IReadOnlyList<ColumnDialect> columns)
    {
        if (UploadKindName.TryParse(asked, out var kind) && kind != UploadKind.Auto)
        {
            return kind;
        }

        var known = upload.Kind != UploadKind.Auto ? upload.Kind : FieldMapping.GuessKind(columns);
        return known != UploadKind.Auto ? known : UploadKind.OrderLines;
    }
}
