using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

public class ForgotPasswordModel(UserAccounts accounts, AttemptLimits limits) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your e-mail address.")]
    public string Email { get; set; } = "";

    public bool IsSent { get; private set; }

    public void OnGet(bool sent) => IsSent = sent;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!limits.TryTake(HttpContext, Email))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await accounts.SendPasswordResetAsync(Email.Trim(), ct);
        return RedirectToPage(new { sent = true });
    }
}
