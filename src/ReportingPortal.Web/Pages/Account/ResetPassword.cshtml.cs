using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

public class ResetPasswordModel(UserAccounts accounts, AttemptLimits limits) : PageModel, INewPassword
{
    [BindProperty(Name = "user", SupportsGet = true)]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limits.TryTake(HttpContext, UserId.ToString()))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var result = await accounts.ResetPasswordAsync(UserId, Token ?? "", NewPassword ?? "");
        if (result is { Succeeded: true })
        {
            TempData["Status"] = "Your new password is saved. Sign in with it.";
            return RedirectToPage("/Account/SignIn");
        }

        if (result is null)
        {
            ModelState.AddModelError("", "This link is no longer valid. Ask for a new one.");
        }
        else
        {
            this.ShowErrors(result);
        }

        return Page();
    }
}
