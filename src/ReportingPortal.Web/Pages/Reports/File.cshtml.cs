using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using ReportingPortal.Reports.Csv;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Reports;

/// <summary>A report as a file: the PDF opens in the browser, the others are saved. The hash is the entity tag of them all.</summary>
public sealed class FileModel(StoredReports reports) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid reportId, string format, CancellationToken ct)
        => await reports.FrozenAsync(reportId, ct) is not { } frozen ? NotFound() : format switch
        {
            "pdf" => await reports.PdfAsync(reportId, ct) is { } pdf ? Inline(pdf, frozen) : NotFound(),
            "csv" => Tables(frozen, CsvChoice.DialectFor(HttpContext)),
            "json" => Saved(frozen.Json, MediaTypeNames.Application.Json, frozen, "json"),
            _ => NotFound(),
        };

    private FileContentResult Inline(byte[] pdf, FrozenReport frozen)
    {
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(ReportFileName.Of(frozen.Snapshot, "pdf"));
        Response.Headers.ContentDisposition = disposition.ToString();
        return new FileContentResult(pdf, MediaTypeNames.Application.Pdf) { EntityTag = TagOf(frozen, "pdf") };
    }

    /// <summary>Each way of writing the tables has a tag of its own.</summary>
    private static FileContentResult Tables(FrozenReport frozen, CsvDialect dialect)
    {
        var file = Saved(SnapshotCsv.Zip(frozen.Snapshot, frozen.Listing.Sha256!, dialect), MediaTypeNames.Application.Zip, frozen, "zip");
        file.EntityTag = TagOf(frozen, $"zip-{(int)dialect.Separator}-{(int)dialect.DecimalMark}-{dialect.HasMark}");
        return file;
    }

    private static FileContentResult Saved(byte[] content, string type, FrozenReport frozen, string extension)
        => new(content, type) { FileDownloadName = ReportFileName.Of(frozen.Snapshot, extension), EntityTag = TagOf(frozen, extension) };

    private static EntityTagHeaderValue TagOf(FrozenReport frozen, string extension) => new($"\"{frozen.Listing.Sha256}-{extension}\"");
}
