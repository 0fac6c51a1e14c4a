using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

[BeforePasswordChange]
public class ChangePasswordModel(UserAccounts accounts, SignInManager<User> signIn, AttemptLimits limits) : PageModel, INewPassword
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!limits.TryTake(HttpContext, user.Email))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var result = await accounts.ChangePasswordAsync(user, CurrentPassword ?? "", NewPassword ?? "");
        if (!result.Succeeded)
        {
            this.ShowErrors(result);
            return Page();
        }

        await signIn.RefreshSignInAsync(user);
        TempData["Status"] = "Your password is changed.";
        return Redirect("/");
    }
}
