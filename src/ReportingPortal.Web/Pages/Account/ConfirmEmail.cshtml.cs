using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Account;

public class ConfirmEmailModel(UserAccounts accounts) : PageModel
{
    public bool IsConfirmed { get; private set; }

    public async Task OnGetAsync(Guid user, string? token) => IsConfirmed = await accounts.ConfirmAsync(user, token ?? "");
}
