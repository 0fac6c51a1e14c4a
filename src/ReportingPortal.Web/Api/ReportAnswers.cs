using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Web.Api;

public sealed record ReportAccepted(Guid Id, ReportStatus Status);

/// <summary>A report without its figures; "to" is the first day after the period.</summary>
public sealed record ReportAnswer(
    Guid Id, string Title, ReportStatus Status, DateOnly From, DateOnly To, string? Region, string? Category, DateOnly? AsOf, [property: JsonPropertyName("sha256")] string? Sha256,
    Guid? ScheduleId, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, string? Error)
{
    public static ReportAnswer Of(ReportListing report) => new(
        report.ReportId, report.Title, report.Status, report.PeriodFrom, report.PeriodTo, Choice(report.Region), Choice(report.Category), report.AsOfDate,
        report.Sha256, report.ScheduleId, report.CreatedAt, report.FinishedAt, report.Error);

    private static string? Choice(string stored) => stored == "*" ? null : stored;
}

/// <summary>A report with its frozen figures; data is null until they are frozen.</summary>
public sealed record FrozenReportAnswer(ReportAnswer Report, JsonElement? Data, FigureMeta Meta)
{
    public static FrozenReportAnswer Of(ReportListing listing, FrozenReport? frozen, Tenant tenant)
    {
        var answer = ReportAnswer.Of(listing);
        var filters = new FigureFilters(answer.From, answer.To, answer.Region, answer.Category, null, null, "previous_period");
        var isIncomplete = listing.AsOfDate is { } asOf && listing.PeriodTo > asOf.AddDays(1);
        return new FrozenReportAnswer(
            answer,
            frozen is null ? null : JsonSerializer.Deserialize<JsonElement>(frozen.Json),
            new FigureMeta(listing.AsOfDate, frozen?.Snapshot.Tenant.Currency ?? tenant.Currency, frozen?.Snapshot.Tenant.TimeZone ?? tenant.TimeZone, filters, FigureMeta.ReturnsOnTheirDay, isIncomplete));
    }
}

/// <summary>A weekly schedule; the time is the wall clock of the tenant's zone.</summary>
public sealed record ScheduleAnswer(
    Guid Id, string Name, DayOfWeek Weekday, string Time, string TimeZone, IReadOnlyList<string> Recipients, bool IsActive, DateTimeOffset NextDueAt, DateTimeOffset CreatedAt)
{
    public static ScheduleAnswer Of(ReportSchedule schedule, string timeZone) => new(
        schedule.ScheduleId, schedule.Name, schedule.Weekday, schedule.LocalTime.ToString("HH:mm", CultureInfo.InvariantCulture), timeZone, schedule.Recipients, schedule.IsActive, schedule.NextDueAt, schedule.CreatedAt);
}

/// <summary>A coming fire, as an instant and as the tenant's clock shows it.</summary>
public sealed record FireAnswer(DateTimeOffset At, DateTimeOffset Local);

/// <summary>One due mail.</summary>
public sealed record DeliveryAnswer(
    Guid Id, Guid ScheduleId, string Schedule, DateOnly From, DateOnly To, string Recipient, DeliveryState Status, Guid? ReportId, int Attempts,
    DateTimeOffset DueAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? AcceptedAt, string? MessageId, string? ServerReply, string? Error)
{
    public static DeliveryAnswer Of(LedgerEntry entry) => new(
        entry.DeliveryId, entry.ScheduleId, entry.Schedule, entry.PeriodFrom, entry.PeriodTo, entry.Recipient, entry.State, entry.ReportId, entry.Attempts, entry.DueAt,
        entry.State is DeliveryState.Due or DeliveryState.Rendered ? entry.NextAttemptAt : null, entry.AcceptedAt, entry.MessageId, entry.ServerReply, entry.LastError);
}
