using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReportingPortal.Web.Pages.Mailbox;

/// <summary>The attachment, saved as a file.</summary>
public sealed class AttachmentModel(TenantMailbox mailbox) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid messageId, CancellationToken ct)
        => await mailbox.FindAsync(messageId, ct) is { Attachment: { } content, AttachmentName: { } name }
            ? File(content, MediaTypeNames.Application.Pdf, name)
            : NotFound();
}
