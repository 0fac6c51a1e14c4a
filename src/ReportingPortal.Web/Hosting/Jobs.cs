using Quartz;
using ReportingPortal.Data;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Hosting;

/// <summary>
/// The scheduler: its store in PostgreSQL, clustered, so that any process with the worker role takes work. A process
/// without it builds the scheduler too, to hand work in and to look inside, but never starts it.
/// </summary>
public static class Jobs
{
    /// <summary>Every process of an installation is a node of this one scheduler.</summary>
    public const string SchedulerName = "portal";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var roles = HostRoles.From(builder.Configuration);
        var settings = JobSettings.From(builder.Configuration);
        builder.Services.AddSingleton(roles);
        builder.Services.AddSingleton(settings);
        builder.Services.AddScoped<TenantJobScope>();
        builder.Services.AddSingleton<JobQueue>();
        builder.Services.AddSingleton<StalledWork>();
        builder.Services.AddSingleton<PlatformAudit>();
        builder.Services.AddSingleton<JobConsole>();
        builder.Services.AddSingleton<JobRetry>();
        builder.Services.AddQuartz(quartz => Configure(quartz, settings));
        builder.Services.AddQuartzExecutionHistory(history => KeepHistory(history, settings));
        if (roles.IsWorker)
        {
            builder.Services.AddQuartz(quartz => Schedules.Add(quartz, settings));
            builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        }

        // Running imports finish on an orderly stop; what takes longer is handed to another node or the next start.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }

    private static void Configure(IQuartzBuilder quartz, JobSettings settings)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = SchedulerName;
            scheduler.GenerateInstanceId = true;
            scheduler.IdleWaitTime = TimeSpan.FromSeconds(3);
            scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
        });
        quartz.UseDefaultThreadPool(settings.MaxConcurrency);
        quartz.UsePersistentStore(store => Store(store, settings));
        quartz.UseExecutionLimits(limits => limits
            .ForGroupsWithPrefix(JobGroups.DataPrefix, 1, ExecutionLimitScope.Cluster)
            .ForGroupsWithPrefix(JobGroups.ReportPrefix, 2, ExecutionLimitScope.Cluster));
        quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(3, TimeSpan.FromSeconds(5), 4, TimeSpan.FromMinutes(5), jitter: 0.2));
        quartz.UseExecutionLogCapture();
    }

    private static void Store(IPersistentStoreBuilder store, JobSettings settings)
    {
        store.UsePostgres(source => source.DataSourceFactory = services => services.GetRequiredService<PortalDataSources>().Platform);
        store.UseSystemTextJsonSerializer();
        store.UseExecutionHistory();
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = settings.CheckinInterval;
            cluster.CheckinMisfireThreshold = settings.CheckinInterval + TimeSpan.FromSeconds(2);
        });
        store.ConfigureStore(options =>
        {
            options.RecoverFiringsCancelledByShutdown = true;
            options.UseBackgroundThreads = true;
            options.MisfireThreshold = TimeSpan.FromMinutes(1);
        });
    }

    private static void KeepHistory(ExecutionHistoryOptions history, JobSettings settings)
    {
        history.Retention = settings.HistoryRetention;
        history.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromHours(1);
        history.MaxEntriesPerScheduler = 100_000;
        // Inputs are ids only: recorded, a run of the history can be told by its upload and started again.
        history.RecordInput = true;
    }
}
