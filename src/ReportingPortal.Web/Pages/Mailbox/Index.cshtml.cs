using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Mailbox;

public sealed class IndexModel(TenantMailbox mailbox) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<MailListing> Mails { get; private set; } = [];

    public Pagination List { get; private set; } = new(1, PageSize, 0);

    public string Sentence => Mails.Count == 0 ? "No mail has been put here yet." : $"The latest mail went to {Mails[0].Recipient}.";

    public async Task OnGetAsync([FromQuery(Name = Pagination.Query)] int? wanted, CancellationToken ct)
    {
        var number = Math.Clamp(wanted ?? 1, 1, 100_000);
        (Mails, var total) = await mailbox.ListAsync((number - 1) * PageSize, PageSize, ct);
        List = new Pagination(number, PageSize, total);
    }
}
