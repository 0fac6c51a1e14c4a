using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Pages.Mailbox;

/// <summary>The mail's own HTML, for the sandboxed frame and under a policy of its own: it can run nothing and load nothing.</summary>
[MailDocument]
public sealed class HtmlModel(TenantMailbox mailbox) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid messageId, CancellationToken ct)
        => await mailbox.FindAsync(messageId, ct) is { } mail ? Content(mail.HtmlBody, "text/html; charset=utf-8") : NotFound();
}
