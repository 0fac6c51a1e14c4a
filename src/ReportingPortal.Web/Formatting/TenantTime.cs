using System.Globalization;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Formatting;

/// <summary>Moments by the clock on the shop's wall.</summary>
public static class TenantTime
{
    public static string LocalTime(this CurrentTenant tenant, DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, tenant.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string LocalDate(this CurrentTenant tenant, DateTimeOffset moment) => FigureFormat.Day(tenant.DayOf(moment));

    /// <summary>The shop's own day of a moment.</summary>
    public static DateOnly DayOf(this CurrentTenant tenant, DateTimeOffset moment)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, tenant.Zone).DateTime);
}
