using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

public sealed class CustomersModel(PageFigures figures, SegmentQuery segments) : PageModel
{
    private const int Rows = 50;

    public CustomerScope Scoped { get; private set; } = null!;

    public SegmentFigures Segment { get; private set; } = null!;

    public Page<SegmentCustomer> Customers { get; private set; } = null!;

    public string Basis { get; private set; } = "";

    public bool IsFirstPage { get; private set; }

    public string Slug => figures.Slug;

    public string Sentence => $"{FigureFormat.Plural(Customers.Total, "customer")} with {figures.Format.MoneyWhole(Segment.NetSales)} net sales so far.";

    public string CsvHref => Scoped.Csv("segments/customers", ("segment_id", Id));

    public string? AudienceHref => !figures.MayWrite ? null
        : figures.AudienceLink(Segment.Name, new AudienceCriteria(SegmentId: Segment.Id, Region: Scoped.Filter.Region, Category: Scoped.Filter.Category));

    public string FirstHref => Scoped.Link(("segment_id", Id));

    public string NextHref => Scoped.Link(("segment_id", Id), ("cursor", Customers.NextCursor));

    private string Id => Segment.Id.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "segment_id")] int segmentId, string? cursor, CancellationToken ct)
    {
        Scoped = await figures.ReadCustomersAsync(Request, ct);
        if ((await segments.RunAsync(Scoped.Filter, ct)).Segments.FirstOrDefault(segment => segment.Id == segmentId) is not { } found)
        {
            return NotFound();
        }

        Segment = found;
        IsFirstPage = string.IsNullOrEmpty(cursor);
        Basis = $"{figures.Stamp(Scoped.Bar.Scope)} · {Scoped.Words} · all history";
        try
        {
            Customers = await segments.CustomersAsync(segmentId, Scoped.Filter, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            return RedirectToPage(new { segment_id = segmentId });
        }

        return Page();
    }
}
