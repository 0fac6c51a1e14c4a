using System.Globalization;

namespace ReportingPortal.Reports.Snapshots;

/// <summary>What a report's file is called: the shop and the days, first and last.</summary>
public static class ReportFileName
{
    public static string Of(ReportSnapshot snapshot, string extension)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.Tenant.Slug}-{snapshot.Period.From:yyyy-MM-dd}-to-{snapshot.Period.To.AddDays(-1):yyyy-MM-dd}.{extension}");
}
