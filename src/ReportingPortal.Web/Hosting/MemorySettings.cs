using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Web.Hosting;

/// <summary>What a process keeps in memory, by the settings under "Memory".</summary>
public static class MemorySettings
{
    /// <exception cref="InvalidOperationException">A setting is below 1.</exception>
    public static MemoryLimits From(IConfiguration configuration)
    {
        var limits = configuration.GetSection(MemoryLimits.Section).Get<MemoryLimits>() ?? MemoryLimits.Default;
        Check(nameof(limits.DayPlaces), limits.DayPlaces);
        Check(nameof(limits.Lines), limits.Lines);
        Check(nameof(limits.LineHours), limits.LineHours);
        Check(nameof(limits.Events), limits.Events);
        return limits;
    }

    private static void Check(string name, long value)
    {
        if (value < 1)
        {
            throw new InvalidOperationException($"{MemoryLimits.Section}:{name} is {value}; it can be 1 or more.");
        }
    }
}
