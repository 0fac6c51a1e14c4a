using System.Globalization;

namespace ReportingPortal.Web.Jobs;

/// <summary>
/// Execution groups, which keep one tenant's flood from starving another: work on a tenant's data runs one after the
/// other, in the order it came, so that a later file wins over an earlier one; its reports are counted apart.
/// </summary>
public static class JobGroups
{
    public const string DataPrefix = "data:";
    public const string ReportPrefix = "report:";

    public static string Data(int tenantId) => DataPrefix + tenantId.ToString(CultureInfo.InvariantCulture);

    public static string Report(int tenantId) => ReportPrefix + tenantId.ToString(CultureInfo.InvariantCulture);
}
