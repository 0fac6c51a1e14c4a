using System.Globalization;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Formatting;

/// <summary>Moments by the clock on the shop's wall.</summary>
public static class TenantTime
{
    public static string LocalTime(this CurrentTenant tenant, DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, tenant.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string LocalDate(this CurrentTenant tenant, DateTimeOffset moment) => FigureFormat.Day(tenant.DayOf(moment));

    /// <summary>The moment a day begins is what a file without times has: the day alone. That is 01:00 where the clocks skip midnight.</summary>
    public static string LocalDateOrTime(this CurrentTenant tenant, DateTimeOffset moment)
        => WallClock.ToUtc(tenant.Zone, tenant.DayOf(moment).ToDateTime(TimeOnly.MinValue), out _) == moment.UtcDateTime
            ? tenant.LocalDate(moment) : tenant.LocalTime(moment);

    /// <summary>The shop's own day of a moment.</summary>
    public static DateOnly DayOf(this CurrentTenant tenant, DateTimeOffset moment)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, tenant.Zone).DateTime);
}
