using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Audiences;

namespace ReportingPortal.Web.Charts;

/// <summary>What every page of figures stands on: its filters, its way to write numbers, and whether a run is under way.</summary>
public sealed class PageFigures(DataScopeQuery scopes, PeopleScopeQuery people, TenantSession session, CurrentTenant tenant)
{
    public FigureFormat Format => new(tenant.Tenant.Currency);

    public string Slug => tenant.Tenant.Slug;

    public string TimeZone => tenant.Tenant.TimeZone;

    public DateOnly DayOf(DateTimeOffset at) => tenant.DayOf(at);

    /// <summary>The reader may keep what they see, as an audience.</summary>
    public bool MayWrite => tenant.Role >= TenantRole.Analyst;

    /// <summary>Opens the form for a new audience with this filled in.</summary>
    public string AudienceLink(string name, AudienceCriteria criteria) => AudienceForm.Link(Slug, name, criteria);

    public async Task<FilterBar> ReadAsync(HttpRequest request, CancellationToken ct) => FilterReader.Read(request.Query, await scopes.RunAsync(ct));

    /// <summary>Those filters of a page that cut one figure of it.</summary>
    /// <param name="preset">The period when none is asked for, as of <see cref="FilterReader"/>.</param>
    public async Task<FilterBar> ReadAsync(HttpRequest request, FigureCuts cuts, string? preset, CancellationToken ct)
        => FilterReader.Read(cuts.Of(request.Query), await cuts.ScopeAsync(request.Query, scopes, people, ct), preset);

    /// <summary>The filters of a page about visits: by regions that people come from, and categories they may only look at.</summary>
    public async Task<FilterBar> ReadVisitsAsync(HttpRequest request, CancellationToken ct) => FilterReader.Read(request.Query, await FigureCuts.Visits.ScopeAsync(request.Query, scopes, people, ct));

    /// <summary>The filters of a page about customers, which no period cuts.</summary>
    public async Task<CustomerScope> ReadCustomersAsync(HttpRequest request, CancellationToken ct)
        => new(FilterReader.Read(FigureCuts.Customers.Of(request.Query), await people.RunAsync(ct), "all"), this);

    /// <summary>Whether newer figures are on their way than those a page shows: an upload or a run is under way.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.Uploads.AnyAsync(upload => upload.Status == UploadStatus.Received || upload.Status == UploadStatus.Running || upload.Status == UploadStatus.Undoing, ct)
            || await session.Db.AnalysisRuns.AnyAsync(run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running, ct);
    }

    /// <summary>Changes whenever a page of figures would look different: new facts, new results, or work on them.</summary>
    public async Task<string> VersionAsync(DataScope scope, CancellationToken ct)
    {
        var isRunning = await IsRunningAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{scope.DataVersion}.{scope.CurrentRunId:N}.{(isRunning ? "busy" : "idle")}");
    }

    /// <summary>As-of date, filters and basis, as they stand under a title.</summary>
    public string Basis(FilterBar bar)
        => string.Join(" · ", Stamp(bar.Scope), FigureFormat.Days(bar.Period), bar.Filter.Region ?? "all regions", bar.Filter.Category ?? "all categories",
            "sales by order date, returns by their own");

    /// <summary>The same for figures of the whole history, which filters don't cut.</summary>
    public string Stamp(DataScope scope) => scope.AsOfDate is { } asOf ? $"As of {FigureFormat.Day(asOf)} ({tenant.Tenant.TimeZone})" : "No orders yet";

    /// <summary>Where a figure of this page is had as a file, with the same filters.</summary>
    public string Csv(string route, FilterBar bar)
        => Csv(route, ("from", Iso(bar.Period.From)), ("to", Iso(bar.Period.To)), ("region", bar.Filter.Region), ("category", bar.Filter.Category));

    /// <summary>Where a list is had whole, cut to what its page shows.</summary>
    public string Csv(string route, params (string Name, string? Value)[] filters)
        => $"/api/v1/{route}" + QueryHelpers.AddQueryString(
            "",
            filters.Append(("tenant", Slug)).Append(("format", "csv"))
                .Where(filter => !string.IsNullOrEmpty(filter.Item2))
                .Select(filter => KeyValuePair.Create(filter.Item1, filter.Item2)));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
