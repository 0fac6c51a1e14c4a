using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Admin.Jobs;

public sealed class DetailsModel(JobConsole console) : PageModel
{
    public FinishedJob Job { get; private set; } = null!;

    public string? Log { get; private set; }

    public async Task<IActionResult> OnGetAsync(string entryId, CancellationToken ct)
    {
        if (await console.FindAsync(entryId, ct) is not { } found)
        {
            return NotFound();
        }

        (Job, Log) = found;
        return Page();
    }
}
