using System.Globalization;
using Quartz;

namespace ReportingPortal.Web.Pages.Admin.Jobs;

/// <summary>How the job pages write moments and outcomes. Operators of many shops read one clock: UTC.</summary>
public static class JobTime
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM, HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Tone(JobRunResult result) => result switch
    {
        JobRunResult.Succeeded => "good",
        JobRunResult.Failed => "bad",
        _ => "quiet",
    };
}
