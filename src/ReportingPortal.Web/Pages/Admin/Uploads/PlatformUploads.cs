using Dapper;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Admin.Uploads;

/// <summary>What an operator looks for; null is all.</summary>
public sealed record PlatformUploadSearch(string? Slug, UploadStatus? Status, string? Name);

/// <summary>An upload of any shop.</summary>
public sealed record PlatformUpload(string Slug, string Tenant, Upload Upload, DateTimeOffset Now)
{
    public UploadView View => UploadView.Of(Upload, Now);
}

/// <summary>The uploads of all shops, over the platform's path across tenants.</summary>
public sealed class PlatformUploads(PlatformDatabase platform, TimeProvider clock)
{
    private static readonly SqlFile Found = SqlFile.Of<PlatformUploads>("Pages/Admin/Uploads/PlatformUploads.sql");

    public async Task<(IReadOnlyList<PlatformUpload> Uploads, long Total)> FindAsync(PlatformUploadSearch search, int skip, int take, CancellationToken ct)
    {
        var parameters = new
        {
            slug = Given(search.Slug),
            status = (short?)search.Status,
            name = Given(search.Name),
            skip,
            take,
        };
        await using var connection = await platform.OpenAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Found.Text, parameters, cancellationToken: ct))).AsList();
        return ([.. rows.Select(row => new PlatformUpload(row.Slug, row.Tenant, row, clock.GetUtcNow()))], rows.Count == 0 ? 0 : rows[0].Total);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed class Row : Upload
    {
        public string Slug { get; set; } = "";

        public string Tenant { get; set; } = "";

        public long Total { get; set; }
    }
}
