using System.Globalization;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Web.Uploads;

/// <summary>"Reading rows · 120,000 rows · about 2 minutes left".</summary>
public static class ProgressNote
{
    public static string Of(Upload upload, DateTimeOffset now)
    {
        var parts = new List<string> { upload.Stage ?? "Being read" };
        if (upload.Status == UploadStatus.Running && upload.RowsRead > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{upload.RowsRead:N0} rows"));
        }

        if (upload.ExpectedFinishAt is { } finish)
        {
            parts.Add(Left(finish - now));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>No more exact than the guess it is.</summary>
    public static string Left(TimeSpan left) => left.TotalSeconds switch
    {
        < 10 => "a few seconds left",
        < 55 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(left.TotalSeconds / 10) * 10} seconds left"),
        < 90 => "about a minute left",
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(left.TotalMinutes)} minutes left"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(left.TotalHours)} hours left"),
    };
}
