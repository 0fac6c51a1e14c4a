namespace ReportingPortal.Reports.Snapshots;

/// <summary>
/// Which wording of the definitions figures follow. Changes whenever a figure would come out differently from the same
/// rows; stored in each snapshot, so that an old report stays explainable.
/// </summary>
public static class Definitions
{
    public const string Version = "2026.4";
}
