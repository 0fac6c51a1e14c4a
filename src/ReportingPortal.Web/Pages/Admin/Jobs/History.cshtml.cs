using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quartz;
using ReportingPortal.Web.Jobs;
using ReportingPortal.Web.Pages.Shared;

namespace ReportingPortal.Web.Pages.Admin.Jobs;

public sealed class HistoryModel(JobConsole console) : PageModel
{
    private const int PageSize = 50;

    [FromQuery]
    public string? Work { get; set; }

    [FromQuery]
    public string? Tenant { get; set; }

    [FromQuery]
    public string? Id { get; set; }

    [FromQuery]
    public JobRunResult? Result { get; set; }

    [FromQuery]
    public DateOnly? From { get; set; }

    [FromQuery]
    public DateOnly? To { get; set; }

    /// <summary>Kinds of work to choose from: a part of the job's own name, and its words.</summary>
    public static IReadOnlyList<(string Name, string Words)> Kinds => JobNames.Kinds;

    public IReadOnlyList<FinishedJob> Jobs { get; private set; } = [];

    public Pagination Pagination { get; private set; } = new(1, PageSize, 0);

    public string Sentence => Pagination.Total switch
    {
        0 => "No run fits.",
        1 => "One run fits.",
        var total => $"{total:N0} runs fit, latest first.",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = int.TryParse(Request.Query["page"], out var asked) && asked > 0 ? asked : 1;
        (Jobs, var total) = await console.HistoryAsync(new JobSearch(Work, Tenant, Id, Result, From, To), (page - 1) * PageSize, PageSize, ct);
        Pagination = new Pagination(page, PageSize, total);
    }
}
