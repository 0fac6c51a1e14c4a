using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Pages.Uploads;

/// <summary>What the columns of a file mean and how it is written: asked where it is open, and changed for the next files.</summary>
[AnalystPosts]
public sealed class MappingModel(UploadQuery query, MappingForm form, MappingAnswer answers, FileSample sample, CurrentTenant tenant) : PageModel
{
    public Upload Upload { get; private set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The kind of rows the form was shown for.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    /// <summary>read (or nothing) takes the answer, look shows the file as it is said to be written, forget drops what is remembered.</summary>
    [BindProperty]
    public string? Intent { get; set; }

    /// <summary>Column names as the form showed them, in the file's order.</summary>
    [BindProperty]
    public List<string> Names { get; set; } = [];

    /// <summary>What each column was chosen for: fields joined by commas.</summary>
    [BindProperty]
    public List<string?> Choices { get; set; } = [];

    /// <summary>Field to source column, for a form without <see cref="Choices"/>; and the options on how the file is written.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fields { get; set; } = [];

    public UploadKind ChosenKind { get; private set; }

    public Dialect Dialect { get; private set; } = new("utf-8", false, ",", false, true, 0, [], []);

    public IReadOnlyList<string[]> Sample { get; private set; } = [];

    public IReadOnlyList<ColumnChoice> Columns { get; private set; } = [];

    public OpenForms Open { get; private set; } = new(null, null);

    public SavedMapping? Remembered { get; private set; }

    public bool IsLoaded => Upload.Status == UploadStatus.Succeeded;

    public bool MayChange => tenant.Role >= TenantRole.Analyst;

    public string? Option(string name) => Fields.GetValueOrDefault(name);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        return Show(Known());
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        if (Intent == "forget")
        {
            await answers.ForgetAsync(id, ct);
            TempData["Status"] = "Forgotten. The next file with these columns is looked at afresh.";
            return RedirectToPage(new { slug = tenant.Tenant.Slug, id });
        }

        var (mapping, problems) = Answer();
        return Intent == "look" ? await LookAsync(mapping, ct) : await TakeAsync(mapping, problems, ct);
    }

    /// <summary>What the columns are used as so far. Names are guessed only for another kind, or where something is missing: a column is not given a second meaning, nor one that was taken from it.</summary>
    private Dictionary<string, string> Known()
    {
        var known = MappingForm.MappingOf(Upload).Where(pair => Upload.Kind == ChosenKind || MappingOptions.All.Contains(pair.Key)).ToDictionary();
        if (Upload.Kind == ChosenKind && FieldMapping.ProblemsOf(ChosenKind, known, [.. Dialect.Columns.Select(column => column.Name)]).Count == 0)
        {
            return known;
        }

        var used = known.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (field, column) in FieldMapping.Suggest(ChosenKind, Dialect.Columns).Where(guess => !used.Contains(guess.Value)))
        {
            known.TryAdd(field, column);
        }

        return known;
    }

    private (Dictionary<string, string> Mapping, IReadOnlyList<string> Problems) Answer()
    {
        var (mapping, problems) = ColumnChoices.MappingOf(Names, Choices);
        foreach (var (field, value) in Fields.Where(field => !string.IsNullOrEmpty(field.Value) && !IsAsFound(field.Key, field.Value)))
        {
            mapping[field] = value!;
        }

        return (mapping, problems);
    }

    /// <summary>What the form shows as found is not said by anybody, and not held against the next file.</summary>
    private bool IsAsFound(string option, string value)
        => !MappingForm.MappingOf(Upload).ContainsKey(option)
            && ((option == MappingOptions.Delimiter && MappingOptions.ToldBy(new Dictionary<string, string> { [option] = value }).Delimiter == Dialect.Delimiter)
                || (option == MappingOptions.Encoding && string.Equals(value, Dialect.Encoding, StringComparison.OrdinalIgnoreCase)));

    private async Task<IActionResult> LookAsync(Dictionary<string, string> mapping, CancellationToken ct)
    {
        try
        {
            Dialect = await answers.LookAgainAsync(Upload, MappingOptions.ToldBy(mapping), ct);
        }
        catch (UnreadableFileException unreadable)
        {
            ModelState.AddModelError("", unreadable.Message);
        }

        var fields = mapping.Where(pair => !MappingOptions.All.Contains(pair.Key)).ToDictionary();
        return Show(MappingDraft.CarryOver(ChosenKind, fields, Names, Dialect.Columns, !string.IsNullOrEmpty(Shown) && UploadKindName.TryParse(Shown, out var shown) ? shown : null));
    }

    private async Task<IActionResult> TakeAsync(Dictionary<string, string> mapping, IReadOnlyList<string> problems, CancellationToken ct)
    {
        foreach (var problem in problems.Count > 0 ? problems : await form.AnswerAsync(Upload, ChosenKind, mapping, ct))
        {
            ModelState.AddModelError("", problem);
        }

        if (!ModelState.IsValid)
        {
            return await LookAsync(mapping, ct);
        }

        TempData["Status"] = IsLoaded
            ? "Remembered for the next file with these columns."
            : "Thank you. The file is being read; files with the same columns will not ask again.";
        return RedirectToPage("Details", new { slug = tenant.Tenant.Slug, id = Upload.UploadId });
    }

    private PageResult Show(Dictionary<string, string> mapping)
    {
        foreach (var (option, value) in mapping.Where(pair => MappingOptions.All.Contains(pair.Key)))
        {
            Fields.TryAdd(option, value);
        }

        Sample = sample.Read(Upload, Dialect);
        var chosen = ColumnChoices.Of(ChosenKind, mapping, Dialect.Columns);
        Columns = [.. Dialect.Columns.Select((column, i) => new ColumnChoice(column, FileSample.Examples(Sample, i), chosen[i]))];
        Open = OpenForms.Of(ChosenKind, Upload.Preset, mapping, Dialect);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await query.FindAsync(id, ct) is not { } upload || Dialect.FromJson(upload.Dialect) is not { } dialect)
        {
            return false;
        }

        (Upload, Dialect) = (upload, dialect);
        ChosenKind = MappingForm.KindOf(upload, Kind, dialect.Columns);
        Remembered = await answers.FindRememberedAsync(upload, ct);
        return true;
    }
}
