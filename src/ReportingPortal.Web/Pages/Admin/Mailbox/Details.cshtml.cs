using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Admin.Mailbox;

public class DetailsModel(AccountMailbox mailbox, SignedInUser user, TimeProvider time) : PageModel
{
    public StoredAccountMail Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid mailId, CancellationToken ct)
    {
        if (await mailbox.OpenAsync(mailId, user.UserId, time.GetUtcNow(), ct) is not { } mail)
        {
            return NotFound();
        }

        Mail = mail;
        return Page();
    }
}
