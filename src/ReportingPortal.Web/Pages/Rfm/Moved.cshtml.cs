using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>The customers of one cell of the matrix.</summary>
public sealed class MovedModel(PageFigures figures, RfmMigrationQuery migration) : PageModel
{
    private const int Rows = 50;

    private string? fromGroup;
    private string? toGroup;
    private RfmMigration moves = null!;

    public CustomerScope Customers { get; private set; } = null!;

    public Page<RfmMovedCustomer> Moved { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public string Slug => figures.Slug;

    public FigureFormat Format => figures.Format;

    public string Title => fromGroup == toGroup ? $"Stayed {fromGroup ?? "anywhere"}" : $"From {fromGroup ?? "any group"} to {toGroup ?? "any group"}";

    public string Sentence => $"{FigureFormat.Plural(Moved.Total, "customer")} between {FigureFormat.Day(moves.From!.Value)} and {FigureFormat.Day(moves.To!.Value)}, highest net sales first.";

    public string Basis => $"{figures.Stamp(Customers.Bar.Scope)} · {Customers.Words}";

    public string BackHref => $"/t/{Slug}/rfm/migration" + Customers.Link(Span);

    public string CsvHref => Customers.Csv("rfm/migration/customers", State);

    /// <summary>The same move over as many months, counted back from whichever month is the last whole one.</summary>
    public string? AudienceHref => !figures.MayWrite || (fromGroup ?? toGroup) is null ? null
        : figures.AudienceLink(Title, new AudienceCriteria(
            Region: Customers.Filter.Region, Category: Customers.Filter.Category, MovedFrom: fromGroup, MovedTo: toGroup, MovedMonths: Months));

    private int Months => Math.Clamp(moves.Points.Count(point => point > moves.From && point <= moves.To), 1, 12);

    private (string Name, string? Value)[] Span => [("from", MigrationModel.Iso(moves.From!.Value)), ("to", MigrationModel.Iso(moves.To!.Value))];

    private (string Name, string? Value)[] State => [.. Span, ("from_group", fromGroup), ("to_group", toGroup)];

    public string Link(params (string Name, string? Value)[] more) => Customers.Link([.. State, .. more]);

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken ct)
    {
        Customers = await figures.ReadCustomersAsync(Request, ct);
        (fromGroup, toGroup) = (CustomerRows.Value(Request.Query, "from_group"), CustomerRows.Value(Request.Query, "to_group"));
        IsFirstPage = string.IsNullOrEmpty(cursor);
        if (!RfmMigrationEndpoints.TryRead(Request.Query, await migration.PointsAsync(ct), out var span, out _))
        {
            return NotFound();
        }

        try
        {
            moves = await migration.RunAsync(span, Customers.Filter, ct);
            Moved = await migration.CustomersAsync(span, fromGroup, toGroup, Customers.Filter, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return NotFound();
        }

        return moves.From is null ? NotFound() : Page();
    }
}
