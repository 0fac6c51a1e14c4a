using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

public class AcceptInvitationModel(Invitations invitations, SignInManager<User> signIn, SignedInUser user) : PageModel, INewPassword
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    public InvitationOffer? Offer { get; private set; }

    public bool IsForAnother => user.IsSet && !string.Equals(user.Email, Offer?.Invitation.Email, StringComparison.OrdinalIgnoreCase);

    public async Task OnGetAsync(CancellationToken ct) => Offer = await invitations.FindAsync(Token, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Offer = await invitations.FindAsync(Token, ct);
        if (Offer is null || (!user.IsSet && Offer.HasAccount))
        {
            return Page();
        }

        try
        {
            return await JoinAsync(Offer, ct) ? Redirect($"/t/{Offer.Tenant.Slug}/overview") : Page();
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError("", e.Message);
            return Page();
        }
    }

    private async Task<bool> JoinAsync(InvitationOffer offer, CancellationToken ct)
    {
        if (user.IsSet)
        {
            await invitations.AcceptAsync(offer, user, ct);
            return true;
        }

        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > 100)
        {
            ModelState.AddModelError(nameof(DisplayName), "Enter your name.");
            return false;
        }

        var result = await invitations.AcceptAsNewAsync(offer, DisplayName, NewPassword ?? "", ct);
        if (!result.Succeeded)
        {
            this.ShowErrors(result);
            return false;
        }

        await signIn.PasswordSignInAsync(offer.Invitation.Email, NewPassword!, isPersistent: false, lockoutOnFailure: false);
        return true;
    }
}
