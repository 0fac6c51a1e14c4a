using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

public class SignInModel(SignInManager<User> signIn, UserAccounts accounts, AttemptLimits limits) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your e-mail address.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password.")]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool StaySignedIn { get; set; }

    public IActionResult OnGet(string? returnUrl)
        => User.Identity?.IsAuthenticated == true ? LocalRedirect(Safe(returnUrl)) : Page();

    public async Task<IActionResult> OnPostAsync(string? returnUrl, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!limits.TryTake(HttpContext, Email))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var result = await signIn.PasswordSignInAsync(Email.Trim(), Password, StaySignedIn, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Safe(returnUrl));
        }

        if (result.IsNotAllowed && await signIn.UserManager.FindByNameAsync(Email.Trim()) is { EmailConfirmed: false } user
            && await signIn.UserManager.CheckPasswordAsync(user, Password))
        {
            await accounts.SendConfirmationAsync(user, ct);
        }

        // One answer for an unknown address, a wrong password, a locked and an unconfirmed account: none can be told from outside.
        ModelState.AddModelError("", "That did not work. Check address and password. After five wrong tries an account rests for 15 minutes; a new address must be confirmed by the link we mail.");
        Password = "";
        return Page();
    }

    private string Safe(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
}
