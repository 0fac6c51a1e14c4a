using System.Globalization;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Uploads;

public static class WallClockTime
{
    /// <summary>A moment as the clock on the shop's wall shows it.</summary>
    public static string WallClock(this CurrentTenant tenant, DateTimeOffset at)
        => TimeZoneInfo.ConvertTime(at, tenant.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The shop's own day of a moment.</summary>
    public static DateOnly DayOf(this CurrentTenant tenant, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, tenant.Zone).DateTime);

    /// <summary>"0.8 s", "2 min 5 s".</summary>
    public static string Lasted(TimeSpan time) => time.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
