using Quartz;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Jobs;

/// <summary>Every recurring job and when it runs. Work that somebody asks for is handed in by <see cref="JobQueue"/>.</summary>
public static class Schedules
{
    public const string ResumeStalledWork = "resume-stalled-work";
    public const string CollectEvents = "collect-events";
    public const string RunSimulations = "run-simulations";
    public const string SendDueReports = "send-due-reports";
    public const string WatchDeliveries = "watch-deliveries";

    private const string Group = "recurring";

    public static void Add(IQuartzBuilder quartz, JobSettings settings)
    {
        Every<ResumeStalledWorkJob>(quartz, ResumeStalledWork, settings.ResumeEvery, "Looks for accepted work that no job carries, and hands it in again");
        Every<CollectEventsJob>(quartz, CollectEvents, settings.CollectEventsEvery, "Finds shops whose programs have sent events, and has them loaded");
        Every<RunSimulationsJob>(quartz, RunSimulations, settings.SimulateEvery, "Lets the invented visitors of demo shops do what they do");
        Every<SendDueReportsJob>(quartz, SendDueReports, settings.SendReportsEvery, "Finds shops with reports due, and has them sent");
        Every<WatchDeliveriesJob>(quartz, WatchDeliveries, settings.WatchDeliveriesEvery, "Compares the delivery ledger with what should be in it");
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval, string description)
        where TJob : class, IJob
        => quartz.ScheduleJob<TJob>(
            trigger => trigger
                .WithIdentity(name, Group)
                .WithDescription(description)
                .StartNow()
                .WithRetryPolicy(RetryPolicy.None)
                .WithOverlapPolicy(OverlapPolicy.Skip)
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(name, Group));
}
