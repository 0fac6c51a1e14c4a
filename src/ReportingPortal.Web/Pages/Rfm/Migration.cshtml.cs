using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>Who moved from group to group between two months' ends (N11).</summary>
public sealed class MigrationModel(PageFigures figures, RfmMigrationQuery migration, RfmOverviewQuery overview) : PageModel
{
    public CustomerScope Customers { get; private set; } = null!;

    public MoveTable Table { get; private set; } = null!;

    /// <summary>What can't be asked, in a sentence; the standard is shown then.</summary>
    public string? Problem { get; private set; }

    public string Basis { get; private set; } = "";

    public PageFigures Figures => figures;

    public RfmMigration Moves => Table.Migration;

    public string CsvHref => Customers.Csv("rfm/migration", Table.Span);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Customers = await figures.ReadCustomersAsync(Request, ct);
        Table = new MoveTable(await ReadAsync(ct), figures.Format);
        Customers = Customers with { Kept = Table.Span };
        var words = new RfmWords(await overview.RunAsync(ct), figures.Format);
        Basis = string.Join(" · ", figures.Stamp(Customers.Bar.Scope), Customers.Words, words.Basis);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string ListHref(RfmMove move) => $"/t/{figures.Slug}/rfm/moved" + Customers.Link([.. Table.Span, ("from_group", move.FromGroup), ("to_group", move.ToGroup)]);

    private async Task<RfmMigration> ReadAsync(CancellationToken ct)
    {
        if (RfmMigrationEndpoints.TryRead(Request.Query, await migration.PointsAsync(ct), out var span, out var problem))
        {
            try
            {
                return await migration.RunAsync(span, Customers.Filter, ct);
            }
            catch (ArgumentException e)
            {
                problem = e.Message;
            }
        }

        Problem = problem;
        return await migration.RunAsync(new RfmSpan(), Customers.Filter, ct);
    }
}
