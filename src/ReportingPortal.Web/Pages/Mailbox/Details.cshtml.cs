using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Reports;

namespace ReportingPortal.Web.Pages.Mailbox;

public sealed class DetailsModel(TenantMailbox mailbox) : PageModel
{
    public MailboxMessage Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid messageId, CancellationToken ct)
    {
        if (await mailbox.FindAsync(messageId, ct) is not { } mail)
        {
            return NotFound();
        }

        Mail = mail;
        return Page();
    }
}
