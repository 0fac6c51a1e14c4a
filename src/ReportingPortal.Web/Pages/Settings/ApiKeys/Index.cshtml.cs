using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Settings.ApiKeys;

public class IndexModel(CurrentTenant current, Access.ApiKeys keys, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = ["read"];

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Keys = await keys.ListAsync(current.TenantId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (ModelState.IsValid)
            {
                TempData["Secret"] = (await keys.CreateAsync(current.TenantId, Name ?? "", Scopes, EndOf(ExpiresOn), ct)).Secret;
                return RedirectToPage();
            }
        }
        catch (RuleViolationException e)
        {
            ModelState.AddModelError(e.Input, e.Message);
        }

        Keys = await keys.ListAsync(current.TenantId, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid keyId, CancellationToken ct)
    {
        if (!await keys.RevokeAsync(current.TenantId, keyId, ct))
        {
            return NotFound();
        }

        TempData["Status"] = "The key is revoked.";
        return RedirectToPage(new { handler = (string?)null });
    }

    public string EndOf(ApiKey key) => key switch
    {
        { RevokedAt: { } at } => "revoked " + current.LocalDate(at),
        { ExpiresAt: { } at } => (at <= time.GetUtcNow() ? "expired " : "") + current.LocalDate(at),
        _ => "never",
    };

    /// <summary>The key works through the day named, in the tenant's zone.</summary>
    private DateTimeOffset? EndOf(DateOnly? day)
    {
        if (day is not { } last)
        {
            return null;
        }

        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(WallClock.ToUtc(current.Zone, midnight, out _)).AddSeconds(-1);
    }
}
