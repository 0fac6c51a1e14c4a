using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Admin.Mailbox;

public class IndexModel(AccountMailbox mailbox) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<AccountMailListing> Mails { get; private set; } = [];

    public Pagination List { get; private set; } = new(1, PageSize, 0);

    public async Task OnGetAsync([FromQuery(Name = Pagination.Query)] int? wanted, CancellationToken ct)
    {
        var number = Math.Clamp(wanted ?? 1, 1, 100_000);
        (Mails, var total) = await mailbox.ListAsync(number, PageSize, ct);
        List = new Pagination(number, PageSize, total);
    }
}
