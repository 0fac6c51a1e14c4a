using System.Globalization;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports;
using ReportingPortal.Reports.Csv;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Api;

/// <summary>What a report is asked for. The period is a name ("last_month") or days: {"from": "2026-03-01", "to": "2026-04-01"}, the second not included.</summary>
/// <param name="Template">"executive", the only one so far.</param>
/// <param name="Sections">"all", the only choice so far.</param>
public sealed record ReportWish(JsonElement Period, string? Template, JsonElement? Sections, ReportWishFilters? Filters, string? Title);

public sealed record ReportWishFilters(string? Region, string? Category);

/// <summary>Reports: frozen once, read in any form for ever.</summary>
public static class ReportEndpoints
{
    private const int StandardLimit = 100;
    private const int MaxLimit = 1000;

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("", ListAsync).WithName("ListReports").WithSummary("List reports, newest first").ProducesProblem(400);
        reports.MapPost("", CreateAsync).RequireAuthorization(Policies.ApiWrite).WithName("CreateReport").WithSummary("Freeze a period's figures and draw the report").ProducesProblem(400);
        reports.MapGet("/{id:guid}", FindAsync).WithName("GetReport").WithSummary("The frozen figures as JSON");
        reports.MapGet("/{id:guid}.pdf", PdfAsync).WithName("GetReportPdf").WithSummary("The report as PDF").Produces(200, contentType: MediaTypeNames.Application.Pdf).ProducesProblem(404).ProducesProblem(409);
        reports.MapGet("/{id:guid}.html", HtmlAsync).WithName("GetReportHtml").WithSummary("The report as a web page").Produces(200, contentType: MediaTypeNames.Text.Html).ProducesProblem(404).ProducesProblem(409);
        reports.MapGet("/{id:guid}.csv", CsvAsync).WithName("GetReportCsv").WithSummary("The report's tables as a zip of CSV files").Produces(200, contentType: MediaTypeNames.Application.Zip).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Ok<ApiList<ReportAnswer>>, ProblemHttpResult>> ListAsync(
        StoredReports reports, string? cursor = null, int limit = StandardLimit, CancellationToken ct = default)
    {
        if (!ApiCursor.TryRead(cursor, limit, MaxLimit, out var after, out var problem))
        {
            return problem!;
        }

        var (items, total) = await reports.AfterAsync(after, limit + 1, ct);
        return TypedResults.Ok(ApiCursor.Page(items, limit, total, ReportAnswer.Of, report => report.ReportId));
    }

    private static async Task<Results<Accepted<ReportAccepted>, ProblemHttpResult>> CreateAsync(
        ReportWish wish, ReportRequests requests, DataScopeQuery scopes, ReportQueue queue, CurrentTenant tenant, CancellationToken ct)
    {
        var scope = await scopes.RunAsync(ct);
        if (Problem(wish, scope, tenant.Tenant.WeekStart, out var period) is { } problem)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var id = await requests.RequestAsync(period, new FigureFilter(wish.Filters?.Region, wish.Filters?.Category), wish.Title, createdBy: null, ct);
            await queue.EnqueueRenderAsync(tenant.TenantId, id, ct);
            return TypedResults.Accepted($"/api/v1/reports/{id}", new ReportAccepted(id, ReportStatus.Queued));
        }
        catch (ReportRuleException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<Ok<FrozenReportAnswer>, NotFound>> FindAsync(Guid id, StoredReports reports, CurrentTenant tenant, CancellationToken ct)
        => await reports.FindAsync(id, ct) is { } listing
            ? TypedResults.Ok(FrozenReportAnswer.Of(listing, await reports.FrozenAsync(id, ct), tenant.Tenant))
            : TypedResults.NotFound();

    private static Task<IResult> PdfAsync(Guid id, StoredReports reports, CancellationToken ct)
        => FormAsync(id, reports, async frozen => await reports.PdfAsync(id, ct) is { } pdf
            ? TypedResults.File(pdf, MediaTypeNames.Application.Pdf, ReportFileName.Of(frozen.Snapshot, "pdf"))
            : null, ct);

    private static Task<IResult> HtmlAsync(Guid id, StoredReports reports, CancellationToken ct)
        => FormAsync(id, reports, frozen => Task.FromResult<IResult?>(TypedResults.Content(Page(frozen), "text/html; charset=utf-8")), ct);

    private static Task<IResult> CsvAsync(Guid id, StoredReports reports, HttpContext context, CancellationToken ct)
        => FormAsync(id, reports, frozen => Task.FromResult<IResult?>(
            TypedResults.File(SnapshotCsv.Zip(frozen.Snapshot, frozen.Listing.Sha256!, CsvChoice.DialectFor(context)), MediaTypeNames.Application.Zip, ReportFileName.Of(frozen.Snapshot, "zip"))), ct);

    private static async Task<IResult> FormAsync(Guid id, StoredReports reports, Func<FrozenReport, Task<IResult?>> form, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } listing)
        {
            return TypedResults.NotFound();
        }

        var answer = await reports.FrozenAsync(id, ct) is { } frozen ? await form(frozen) : null;
        return answer ?? TypedResults.Problem(
            listing.Status == ReportStatus.Failed ? $"The report could not be made. {listing.Error}" : "The report is still being made; ask again in a moment.",
            statusCode: StatusCodes.Status409Conflict);
    }

    private static string Page(FrozenReport frozen)
        => $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlEncoder.Default.Encode(frozen.Snapshot.Title)}</title><link rel="stylesheet" href="/css/site.css"><link rel="stylesheet" href="/css/report.css"></head>
            <body class="report-page">{ExecutiveHtml.Render(frozen.Snapshot, frozen.Listing.Sha256!)}</body></html>
            """;

    private static string? Problem(ReportWish wish, DataScope scope, DayOfWeek weekStart, out Period period)
    {
        period = default;
        if (wish.Template is not (null or "executive"))
        {
            return "There is one template, \"executive\".";
        }

        if (wish.Sections is { ValueKind: not JsonValueKind.Null } sections && !(sections.ValueKind == JsonValueKind.String && sections.GetString() == "all"))
        {
            return "Sections can't be chosen yet: leave them out, or say \"all\".";
        }

        if ((wish.Filters?.Region is { } region && !scope.Regions.Contains(region)) || (wish.Filters?.Category is { } category && !scope.Categories.Contains(category)))
        {
            return "There is no such region or category in this shop's data.";
        }

        if (wish.Period.ValueKind == JsonValueKind.String && ReportPeriod.Named(wish.Period.GetString()!, scope, weekStart) is { } named)
        {
            period = named;
            return null;
        }

        return TryDays(wish.Period, out period)
            ? null
            : scope.IsEmpty
                ? "There are no orders to report on yet."
                : $"The period is {{\"from\": date, \"to\": date}} or one of {string.Join(", ", ReportPeriod.Choices.Select(choice => choice.Key))}.";
    }

    private static bool TryDays(JsonElement body, out Period period)
    {
        period = default;
        if (body.ValueKind != JsonValueKind.Object || !TryDay(body, "from", out var from) || !TryDay(body, "to", out var to))
        {
            return false;
        }

        period = new Period(from, to);
        return true;
    }

    private static bool TryDay(JsonElement body, string name, out DateOnly day)
    {
        day = default;
        return body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
