using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Api;

/// <summary>A weekly schedule to be made.</summary>
/// <param name="Time">Wall clock of the tenant's zone, "07:00".</param>
/// <param name="ApprovesOutsiders">Says that recipients who are no members may receive the figures.</param>
public sealed record ScheduleBody(string? Name, DayOfWeek Weekday, string? Time, IReadOnlyList<string>? Recipients, bool ApprovesOutsiders = false);

/// <summary>When reports go out, and to whom. Making a schedule sends figures to people: it asks for the admin scope.</summary>
public static class ScheduleEndpoints
{
    private const int MaxFires = 200;

    public static void MapReportSchedules(this IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/report-schedules").WithTags("Reports");
        schedules.MapGet("", ListAsync).WithName("ListReportSchedules").WithSummary("The weekly schedules");
        schedules.MapPost("", CreateAsync).RequireAuthorization(Policies.ApiAdmin).WithName("CreateReportSchedule").WithSummary("Send a report every week").ProducesProblem(400);
        schedules.MapGet("/{id:guid}/next", NextAsync).WithName("GetNextFires").WithSummary("The coming fires, clock changes included").ProducesProblem(400);
    }

    private static async Task<Ok<ApiList<ScheduleAnswer>>> ListAsync(TenantSession session, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        var schedules = await session.Db.ReportSchedules.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.ScheduleId).ToListAsync(ct);
        return TypedResults.Ok(new ApiList<ScheduleAnswer>(
            [.. schedules.Select(s => ScheduleAnswer.Of(s, session.Tenant.Tenant.TimeZone))], schedules.Count, NextCursor: null));
    }

    private static async Task<Results<Created<ScheduleAnswer>, ProblemHttpResult>> CreateAsync(
        ScheduleBody body, ReportSchedules schedules, TenantSession session, CancellationToken ct)
    {
        if (!TimeOnly.TryParseExact(body.Time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return TypedResults.Problem("time is a time of day such as 07:00.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var wish = new ScheduleWish(body.Name ?? "", body.Weekday, time, body.Recipients ?? [], body.ApprovesOutsiders);
            var id = await schedules.CreateAsync(wish, ct);
            var made = await FindAsync(session, id, ct);
            return TypedResults.Created($"/api/v1/report-schedules/{id}/next", ScheduleAnswer.Of(made!, session.Tenant.Tenant.TimeZone));
        }
        catch (ReportRuleException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<Ok<ApiList<FireAnswer>>, NotFound, ProblemHttpResult>> NextAsync(
        Guid id, TenantSession session, TimeProvider clock, int count = 12, CancellationToken ct = default)
    {
        if (count is < 1 or > MaxFires)
        {
            return TypedResults.Problem($"count lies between 1 and {MaxFires}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (await FindAsync(session, id, ct) is not { } schedule)
        {
            return TypedResults.NotFound();
        }

        var zone = session.Tenant.Zone;
        var fires = schedule.IsActive ? schedule.TimeIn(zone).NextFires(clock.GetUtcNow(), count) : [];
        return TypedResults.Ok(new ApiList<FireAnswer>([.. fires.Select(fire => new FireAnswer(fire, TimeZoneInfo.ConvertTime(fire, zone)))], fires.Count, NextCursor: null));
    }

    private static async Task<ReportSchedule?> FindAsync(TenantSession session, Guid id, CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.ReportSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.ScheduleId == id, ct);
    }
}
