using System.CommandLine;
using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Web.Cli;

internal static class ReportVerb
{
    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "The tenant to report on." };
        var period = new Option<string>("--period") { Description = "A month (2024-03) or days from..until (2024-03-01..2024-03-31).", Required = true };
        var target = new Option<FileInfo>("--out") { Description = "Where the PDF goes.", Required = true };
        var verb = new Command("report", "Make an executive report and write its PDF.") { slug, period, target };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            await VerbHost.EnterTenantAsync(services, parsed.GetRequiredValue(slug), token);
            var reportId = await services.GetRequiredService<ReportRequests>()
                .RequestAsync(PeriodOf(parsed.GetRequiredValue(period)), FigureFilter.None, title: null, createdBy: null, token);
            if (await services.GetRequiredService<RenderReport>().RunAsync(reportId, token) is { } cause)
            {
                throw new VerbException(cause);
            }

            var pdf = await services.GetRequiredService<StoredReports>().PdfAsync(reportId, token)
                ?? throw new VerbException("The report has no PDF.");
            await File.WriteAllBytesAsync(parsed.GetRequiredValue(target).FullName, pdf, token);
            await Console.Out.WriteLineAsync($"Report {reportId} written to {parsed.GetRequiredValue(target).FullName}");
        }, ct));
        return verb;
    }

    /// <summary>People name the last day; a <see cref="Period"/> ends before its second date.</summary>
    private static Period PeriodOf(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return Period.Month(month);
        }

        var days = text.Split("..");
        if (days.Length == 2 && TryDay(days[0], out var from) && TryDay(days[1], out var until) && from <= until)
        {
            return new Period(from, until.AddDays(1));
        }

        throw new VerbException($"{text} is no period: give a month such as 2024-03, or days such as 2024-03-01..2024-03-31.");
    }

    private static bool TryDay(string text, out DateOnly day)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
