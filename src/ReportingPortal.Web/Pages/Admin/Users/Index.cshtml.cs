using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Admin.Users;

public class IndexModel(UserDirectory directory, SignedInUser user) : PageModel
{
    [FromQuery]
    public string? Search { get; set; }

    public IReadOnlyList<UserListing> Users { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Users = await directory.ListAsync(Search, ct);

    public Task<IActionResult> OnPostLockAsync(Guid userId, CancellationToken ct)
        => ChangeAsync(() => directory.LockAsync(userId, user.UserId, ct), "The account is locked.");

    public Task<IActionResult> OnPostUnlockAsync(Guid userId, CancellationToken ct)
        => ChangeAsync(() => directory.UnlockAsync(userId, user.UserId, ct), "The account is open again.");

    public string StateOf(UserListing listed) => listed switch
    {
        { LockedUntil: { Year: > 9000 } } => "Locked",
        { LockedUntil: { } until } => $"Resting until {until:HH:mm} UTC",
        { EmailConfirmed: false } => "Address not confirmed",
        _ => "Active",
    };

    private async Task<IActionResult> ChangeAsync(Func<Task> change, string done)
    {
        try
        {
            await change();
            TempData["Status"] = done;
        }
        catch (RuleViolationException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage(new { handler = (string?)null, Search });
    }
}
