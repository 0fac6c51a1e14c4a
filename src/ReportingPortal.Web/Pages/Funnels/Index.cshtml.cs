using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Funnels;

public sealed class IndexModel(PageFigures figures, FunnelQuery funnel) : PageModel
{
    private const int Rows = 20;

    public FilterBar Bar { get; private set; } = null!;

    public FunnelRequest Asked { get; private set; } = null!;

    public FunnelResult Funnel { get; private set; } = null!;

    public FunnelWords Words { get; private set; } = null!;

    public Page<FunnelDropOut> DropOuts { get; private set; } = null!;

    public FunnelStep Stopped { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public bool IsFirstPage { get; private set; }

    public PageFigures Figures => figures;

    public FunnelSettings Settings => Asked.Settings;

    public string Basis => string.Join(" · ", figures.Basis(Bar).Split(" · ").SkipLast(1).Append(Words.Basis));

    public string StepsCsv => Csv("funnel");

    public string DropOutsCsv => Csv("funnel/drop-outs") + $"&step={Stopped.Number}";

    /// <summary>Who stops here in as many days, up to whichever day is the last with orders then.</summary>
    public string AudienceHref => figures.AudienceLink(
        Words.StoppedTitle(Stopped),
        new AudienceCriteria(Funnel: FunnelDropOutCriteria.Of(Settings, Stopped.Number, FunnelRequest.Days(Bar)?.Days, Bar.Filter.Region, Bar.Filter.Category)));

    public async Task OnGetAsync(string? step, string? cursor, CancellationToken ct)
    {
        Asked = FunnelRequest.Read(Request.Query);
        var bar = await figures.ReadVisitsAsync(Request, ct);
        Bar = bar with { IsCompared = false, Kept = Asked.Problems.Count == 0 ? Asked.State : [], Problems = [.. bar.Problems, .. Asked.Problems] };
        IsRunning = await figures.IsRunningAsync(ct);
        Funnel = await funnel.RunAsync(Settings, FunnelRequest.Days(Bar), Bar.Filter, ct);
        Words = new FunnelWords(Funnel);
        Stopped = Funnel.Steps[int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number < Funnel.Steps.Count ? number - 1 : Words.Worst.Number - 2];
        DropOuts = await ReadAsync(cursor, ct);
    }

    public string Link(params (string Name, string? Value)[] state) => Bar.QueryString(state);

    // A cursor that is none, as from a shortened link, means the first page.
    private async Task<Page<FunnelDropOut>> ReadAsync(string? cursor, CancellationToken ct)
    {
        IsFirstPage = string.IsNullOrEmpty(cursor);
        try
        {
            return await funnel.StoppedAtAsync(Settings, FunnelRequest.Days(Bar), Bar.Filter, Stopped.Number, IsFirstPage ? null : cursor, Rows, ct);
        }
        catch (FormatException)
        {
            IsFirstPage = true;
            return await funnel.StoppedAtAsync(Settings, FunnelRequest.Days(Bar), Bar.Filter, Stopped.Number, null, Rows, ct);
        }
    }

    private string Csv(string route)
        => Bar.Kept.Where(state => state.Value is not null).Aggregate(figures.Csv(route, Bar), (href, state) => $"{href}&{state.Name}={Uri.EscapeDataString(state.Value!)}");
}
