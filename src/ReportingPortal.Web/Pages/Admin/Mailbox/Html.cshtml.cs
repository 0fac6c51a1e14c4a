using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Pages.Admin.Mailbox;

/// <summary>The letter's own HTML, for the sandboxed frame and under a policy of its own.</summary>
[MailDocument]
public class HtmlModel(AccountMailbox mailbox) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid mailId, CancellationToken ct)
        => await mailbox.FindAsync(mailId, ct) is { } mail ? Content(mail.HtmlBody, "text/html; charset=utf-8") : NotFound();
}
