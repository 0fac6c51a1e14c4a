namespace ReportingPortal.Web.Hosting;

/// <summary>Settings under "Worker"; the values here are the defaults.</summary>
public sealed record JobSettings
{
    /// <summary>Jobs this process runs at once.</summary>
    public int MaxConcurrency { get; init; } = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);

    /// <summary>How long a tenant's analysis waits for a further upload.</summary>
    public TimeSpan AnalysisDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long further uploads may put an analysis off in all.</summary>
    public TimeSpan AnalysisDelayAtMost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often work without a job is looked for.</summary>
    public TimeSpan ResumeEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Work younger than this may still be on its way to the scheduler.</summary>
    public TimeSpan ResumeAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often sent events are looked for.</summary>
    public TimeSpan CollectEventsEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long sent events wait for others: what came meanwhile is one upload.</summary>
    public TimeSpan CollectEventsFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often simulated visitors of demo shops move.</summary>
    public TimeSpan SimulateEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often due reports are looked for: the most a mail is late by.</summary>
    public TimeSpan SendReportsEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the delivery ledger is compared with what should be in it.</summary>
    public TimeSpan WatchDeliveriesEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a node says that it lives; a dead one's jobs are taken over after this and a second interval.</summary>
    public TimeSpan CheckinInterval { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan HistoryRetention { get; init; } = TimeSpan.FromDays(30);

    public static JobSettings From(IConfiguration configuration)
        => configuration.GetSection("Worker").Get<JobSettings>() ?? new JobSettings();
}
