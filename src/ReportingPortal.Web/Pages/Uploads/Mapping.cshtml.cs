using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

[AnalystPosts]
public sealed class MappingModel(UploadQuery query, MappingForm form, FileSample sample, CurrentTenant tenant) : PageModel
{
    private static readonly string[] CommonFields =
        ["net_sales", "unit_price", "quantity", "customer_id", "product_id", "category", "name", "email", "region", "price", "session_id"];

    public Upload Upload { get; private set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Field to source column; an empty one is left out.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fields { get; set; } = [];

    public UploadKind ChosenKind { get; private set; }

    /// <summary>What most files have, and whatever this one seems to have.</summary>
    public IEnumerable<CanonicalField> MainFields => Catalogue.Where(IsMain);

    public IEnumerable<CanonicalField> FurtherFields => Catalogue.Where(further => !IsMain(further));

    public IReadOnlyList<string[]> Sample { get; private set; } = [];

    /// <summary>A column of dates that can be read both ways; null where the file proves the order.</summary>
    public string? OpenDateColumn { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
        => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var answer = Fields.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Key, field => field.Value!);
        foreach (var problem in await form.AnswerAsync(Upload, ChosenKind, answer, ct))
        {
            ModelState.AddModelError("", problem);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Status"] = "Thank you. The file is being read; files with the same columns will not ask again.";
        return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id });
    }

    /// <summary>What the column list shows beside a name: its first values.</summary>
    public string Examples(int column)
        => string.Join(", ", Sample.Where(row => column < row.Length && row[column].Length > 0).Select(row => row[column]).Distinct().Take(3));

    private IReadOnlyList<CanonicalField> Catalogue => FieldCatalogue.Of(ChosenKind);

    private bool IsMain(CanonicalField field)
        => field.IsRequired || CommonFields.Contains(field.Name) || !string.IsNullOrEmpty(Fields.GetValueOrDefault(field.Name));

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload)
        {
            return false;
        }

        Upload = upload;
        var columns = Dialect.FromJson(upload.Dialect)?.Columns ?? [];
        ChosenKind = KindOf(upload, columns);
        Sample = sample.Read(upload);
        OpenDateColumn = columns.FirstOrDefault(column => column.IsDateOrderOpen)?.Name;
        if (Fields.Count == 0)
        {
            Fields = Suggested(upload, columns);
        }

        return true;
    }

    private UploadKind KindOf(Upload upload, IReadOnlyList<ColumnDialect> columns)
    {
        if (UploadKindName.TryParse(Kind, out var asked) && asked != UploadKind.Auto)
        {
            return asked;
        }

        var known = upload.Kind != UploadKind.Auto ? upload.Kind : FieldMapping.GuessKind(columns);
        return known != UploadKind.Auto ? known : UploadKind.OrderLines;
    }

    private Dictionary<string, string?> Suggested(Upload upload, IReadOnlyList<ColumnDialect> columns)
    {
        var suggested = FieldMapping.Suggest(ChosenKind, columns).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        if (upload.Mapping is not null && upload.Kind == ChosenKind)
        {
            foreach (var (field, column) in JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping) ?? [])
            {
                suggested[field] = column;
            }
        }

        return suggested;
    }
}
