using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Explain;

/// <summary>All rows behind a figure, by pages.</summary>
public sealed class RowsModel(PageFigures figures, RowsBehindQuery query, ExplainReader reader, CurrentTenant tenant) : PageModel
{
    private const int RowsOnPage = 50;

    public ExplainedFigure Figure { get; private set; } = null!;

    public ExplainView View { get; private set; } = null!;

    public RowsPage Rows { get; private set; } = null!;

    public RowTable Table { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public string BackHref => ExplainTagHelper.Href(figures.Slug, Figure.Id, Request);

    public string FirstHref => ExplainTagHelper.Href(figures.Slug, Figure.Id, Request, "/rows");

    public string NextHref => $"{FirstHref}{(FirstHref.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Rows.NextCursor}";

    public string Basis => string.Join(" · ", View.Facts.Where(fact => fact.Term != "Basis").Select(fact => $"{fact.Term}: {fact.Words}"));

    public async Task<IActionResult> OnGetAsync(string figure, string? cursor, CancellationToken ct)
    {
        if (FigureCatalogue.Find(figure) is not { } found)
        {
            return NotFound();
        }

        Figure = found;
        var bar = await figures.ReadAsync(Request, ExplainRequest.CutsOf(found), ExplainRequest.PresetOf(found), ct);
        var asked = await reader.ReadAsync(found, bar, Request.Query, ct);
        Problems = [.. bar.Problems, .. asked.Problems];
        View = new ExplainView(found, asked, bar, figures);
        Rows = await ReadAsync(asked.Scope, cursor, ct);
        Table = new RowTable(found.Rows, Rows.Items, figures, tenant);
        return Page();
    }

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<RowsPage> ReadAsync(ExplainScope scope, string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await query.RunAsync(Figure, scope, cursor, RowsOnPage, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await query.RunAsync(Figure, scope, null, RowsOnPage, ct);
        }
    }
}
