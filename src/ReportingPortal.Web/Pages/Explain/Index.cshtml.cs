using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Explain;

/// <summary>A figure's account of itself: as a page, and as what a panel on another page shows.</summary>
public sealed class IndexModel(PageFigures figures, ExplainQuery query, RowsBehindQuery rows, ExplainReader reader, CurrentTenant tenant) : PageModel
{
    private const int FirstRows = 10;

    public Explanation Explanation { get; private set; } = null!;

    public ExplainedFigure Figure => Explanation.Figure;

    public ExplainView View { get; private set; } = null!;

    public RowsPage Rows { get; private set; } = null!;

    public RowTable Table { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public string Slug => figures.Slug;

    public string RowsHref => ExplainTagHelper.Href(figures.Slug, Figure.Id, Request, "/rows");

    public async Task<IActionResult> OnGetAsync(string figure, CancellationToken ct) => await LoadAsync(figure, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPanelAsync(string figure, CancellationToken ct) => await LoadAsync(figure, ct) ? Partial("_Panel", this) : NotFound();

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (FigureCatalogue.Find(id) is not { } figure)
        {
            return false;
        }

        var bar = await figures.ReadAsync(Request, ExplainRequest.CutsOf(figure), ExplainRequest.PresetOf(figure), ct);
        var asked = await reader.ReadAsync(figure, bar, Request.Query, ct);
        Problems = [.. bar.Problems, .. asked.Problems];
        View = new ExplainView(figure, asked, bar, figures);
        var latest = Cohorts.IndexModel.Latest(asked.Scope.Grain, bar.Scope);
        Explanation = await query.RunAsync(figure, asked.Scope with { Cohorts = (latest?.From, latest?.To) }, ct);
        Rows = await rows.RunAsync(figure, asked.Scope, null, FirstRows, ct);
        Table = new RowTable(figure.Rows, Rows.Items, figures, tenant);
        return true;
    }
}
