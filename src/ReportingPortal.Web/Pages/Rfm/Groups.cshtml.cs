using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>The groups told apart by region, favourite category, first month, tier or segment.</summary>
public sealed class GroupsModel(PageFigures figures, RfmOverviewQuery overview) : PageModel
{
    public CustomerScope Customers { get; private set; } = null!;

    public CrossTable Table { get; private set; } = null!;

    public PageFigures Figures => figures;

    public string Basis { get; private set; } = "";

    public string CsvHref => Customers.Csv("rfm/groups", ("group_by", Table.Dimension.Key));

    public async Task OnGetAsync([FromQuery] string? by, CancellationToken ct)
    {
        var dimension = RfmDimension.Named(by) ?? RfmDimension.Region;
        Customers = await figures.ReadCustomersAsync(Request, ct) with { Kept = [("by", dimension.Key)] };
        Table = new CrossTable(dimension, await overview.ByAsync(dimension, Customers.Filter, ct));
        var words = new RfmWords(await overview.RunAsync(ct), figures.Format);
        Basis = string.Join(" · ", figures.Stamp(Customers.Bar.Scope), Customers.Words, words.Basis);
    }
}
