using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Admin.Jobs;

public sealed class IndexModel(JobConsole console, JobRetry retry, SignedInUser user, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan FailuresShown = TimeSpan.FromDays(7);

    public IReadOnlyList<RunningJob> Running { get; private set; } = [];

    public IReadOnlyList<WaitingJob> Waiting { get; private set; } = [];

    public IReadOnlyList<FinishedJob> Failed { get; private set; } = [];

    public IReadOnlyList<WorkerNode> Nodes { get; private set; } = [];

    public string Sentence => (Running.Count, Waiting.Count(job => !job.IsRecurring), Failed.Count) switch
    {
        (0, 0, 0) => "Nothing is running, nothing waits, nothing has failed in the last 7 days.",
        var (running, waiting, failed) => $"{Jobs(running)} running, {Count(waiting, "waits", "wait")}, {Count(failed, "has", "have")} failed in the last 7 days.",
    };

    public string NodesText => Nodes.Count(node => node.IsAlive) switch
    {
        0 => "No worker is alive: nothing will run until one is started",
        1 => "One worker is alive",
        var alive => $"{alive} workers are alive",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Running = await console.RunningAsync(ct);
        Waiting = await console.WaitingAsync(ct);
        Failed = await console.FailedAsync(clock.GetUtcNow() - FailuresShown, ct);
        Nodes = await console.NodesAsync(ct);
    }

    public async Task<IActionResult> OnPostRetryAsync(string entryId, CancellationToken ct)
    {
        if (await retry.RetryAsync(entryId, user.UserId, ct))
        {
            TempData["Status"] = "Started again.";
        }
        else
        {
            TempData["Error"] = "This can't be started again: it was done meanwhile, or what it needs is no longer kept.";
        }

        return RedirectToPage(new { handler = (string?)null });
    }

    private static string Jobs(int count) => count switch
    {
        0 => "No job is",
        1 => "1 job is",
        _ => $"{count} jobs are",
    };

    private static string Count(int count, string one, string many) => count == 0 ? $"none {one}" : count == 1 ? $"1 {one}" : $"{count} {many}";
}
