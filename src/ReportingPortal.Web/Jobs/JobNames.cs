using System.Globalization;
using System.Text.RegularExpressions;
using Quartz;

namespace ReportingPortal.Web.Jobs;

/// <summary>
/// How work is named in the scheduler: after its tenant and the row it works on, so that handing it in twice makes one job
/// and an operator finds it by either. And how it is called before people.
/// </summary>
public static partial class JobNames
{
    /// <summary>The trigger group of work that people and jobs hand in.</summary>
    public const string Group = "work";

    private static readonly Dictionary<string, string> Words = new()
    {
        [SchedulerConstants.ScheduledJobKey<IngestUploadJob>().Name] = "Load an upload",
        [SchedulerConstants.ScheduledJobKey<CollectTenantEventsJob>().Name] = "Take a shop's events in",
        [SchedulerConstants.ScheduledJobKey<UndoUploadJob>().Name] = "Undo an upload",
        [SchedulerConstants.ScheduledJobKey<PreviewUndoJob>().Name] = "Work out an undo",
        [SchedulerConstants.ScheduledJobKey<AnalyseTenantJob>().Name] = "Analyse a shop",
        [SchedulerConstants.ScheduledJobKey<RenderReportJob>().Name] = "Draw a report",
        [SchedulerConstants.ScheduledJobKey<SendTenantReportsJob>().Name] = "Send a shop's reports",
        [Schedules.ResumeStalledWork] = "Look for lost work",
        [Schedules.CollectEvents] = "Look for sent events",
        [Schedules.RunSimulations] = "Move simulated visitors",
        [Schedules.SendDueReports] = "Look for due reports",
        [Schedules.WatchDeliveries] = "Watch deliveries",
    };

    /// <summary>Every kind of work with words of its own, by a part of its job's name.</summary>
    public static IReadOnlyList<(string Name, string Words)> Kinds { get; } = [.. Words.Select(pair => (pair.Key, pair.Value))];

    public static string Of(int tenantId, Guid id) => TenantPrefix(tenantId) + id.ToString("N");

    public static TriggerKey KeyOf(int tenantId, Guid id) => new(Of(tenantId, id), Group);

    public static string OfUndo(int tenantId, Guid uploadId) => Of(tenantId, uploadId) + "-undo";

    public static string OfUndoPreview(int tenantId, Guid uploadId) => Of(tenantId, uploadId) + "-undo-preview";

    public static string TenantPrefix(int tenantId) => string.Create(CultureInfo.InvariantCulture, $"tenant-{tenantId}-");

    /// <summary>The tenant a trigger's name begins with; null for work across tenants.</summary>
    public static int? TenantOf(string triggerName)
        => TenantName().Match(triggerName) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>"SendDueReportsJob" is "Send due reports" unless there are better words.</summary>
    public static string InWords(JobKey job)
    {
        if (Words.TryGetValue(job.Name, out var words))
        {
            return words;
        }

        var name = job.Name[(job.Name.LastIndexOf('.') + 1)..];
        name = WordStart().Replace(name.EndsWith("Job", StringComparison.Ordinal) ? name[..^3] : name, " $1").Replace('-', ' ').Trim().ToLowerInvariant();
        return name.Length == 0 ? job.Name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex("^tenant-([0-9]+)-")]
    private static partial Regex TenantName();

    [GeneratedRegex("([A-Z])")]
    private static partial Regex WordStart();
}
