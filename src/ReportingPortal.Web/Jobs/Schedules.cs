using Quartz;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Jobs;

/// <summary>Every recurring job and when it runs. Work that somebody asks for is handed in by <see cref="JobQueue"/>.</summary>
public static class Schedules
{
    public const string ResumeStalledWork = "resume-stalled-work";

    private const string Group = "recurring";

    public static void Add(IQuartzBuilder quartz, JobSettings settings)
    {
        quartz.ScheduleJob<ResumeStalledWorkJob>(
            trigger => trigger
                .WithIdentity(ResumeStalledWork, Group)
                .WithDescription("Looks for accepted work that no job carries, and hands it in again")
                .StartNow()
                .WithRetryPolicy(RetryPolicy.None)
                .WithOverlapPolicy(OverlapPolicy.Skip)
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(settings.ResumeEvery).RepeatForever()),
            job => job.WithIdentity(ResumeStalledWork, Group));
    }
}
