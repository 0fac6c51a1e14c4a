using System.Globalization;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>Moments in the tenant's zone, as pages show them.</summary>
public static class TenantTime
{
    public static string LocalDate(this CurrentTenant tenant, DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, tenant.Zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string LocalTime(this CurrentTenant tenant, DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, tenant.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
