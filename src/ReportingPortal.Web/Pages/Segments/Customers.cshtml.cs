using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Segments;

public sealed class CustomersModel(PageFigures figures, DataScopeQuery scopes, SegmentQuery segments) : PageModel
{
    private const int Rows = 50;

    public SegmentFigures Segment { get; private set; } = null!;

    public Page<SegmentCustomer> Customers { get; private set; } = null!;

    public string Basis { get; private set; } = "";

    public bool IsFirstPage { get; private set; }

    public string Slug => figures.Slug;

    public string Sentence => $"{FigureFormat.Plural(Customers.Total, "customer")} with {figures.Format.MoneyWhole(Segment.NetSales)} net sales so far.";

    public string CsvHref => figures.Csv("segments/customers", ("segment_id", Id));

    public string FirstHref => CustomerRows.Link(("segment_id", Id));

    public string NextHref => CustomerRows.Link(("segment_id", Id), ("cursor", Customers.NextCursor));

    private string Id => Segment.Id.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "segment_id")] int segmentId, string? cursor, CancellationToken ct)
    {
        if ((await segments.RunAsync(ct)).Segments.FirstOrDefault(segment => segment.Id == segmentId) is not { } found)
        {
            return NotFound();
        }

        Segment = found;
        IsFirstPage = string.IsNullOrEmpty(cursor);
        Basis = $"{figures.Stamp(await scopes.RunAsync(ct))} · all history";
        try
        {
            Customers = await segments.CustomersAsync(segmentId, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            return RedirectToPage(new { segment_id = segmentId });
        }

        return Page();
    }
}
