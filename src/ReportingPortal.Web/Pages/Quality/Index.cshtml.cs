using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Quality;

public sealed class IndexModel(QualityQuery query, CurrentTenant tenant) : PageModel
{
    public QualityTable Table { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Table = new QualityTable(await query.RunAsync(null, ct), null, tenant.Tenant.Slug);
}
