namespace ReportingPortal.Analytics.Days;

/// <summary>
/// How much a process keeps of the shops it was asked about lately. Settings under "Memory"; the values here are the defaults, which are parts of the
/// memory the process may use: the machine's, or its container's.
/// </summary>
public sealed record MemoryLimits
{
    public const string Section = "Memory";

    public static readonly MemoryLimits Default = new();

    /// <summary>Places of unpacked days, 16 bytes each. A shop of ten million order lines takes some 350 MB.</summary>
    public long DayPlaces { get; init; } = Share(16, 16);

    /// <summary>Order lines that runs keep, some 70 bytes each. A shop with more is read whole by each run.</summary>
    public long Lines { get; init; } = Share(16, 70);

    /// <summary>Events that funnels keep, 24 bytes each. A shop with more is sorted by the server for each funnel.</summary>
    public long Events { get; init; } = Share(64, 24);

    /// <summary>Hours until lines that no run asked for are let go of: uploads may be hours apart.</summary>
    public int LineHours { get; init; } = 6;

    /// <summary>How many of so many bytes each go into one of so many parts of the memory.</summary>
    private static long Share(int parts, int bytes) => Math.Max(1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / parts / bytes);
}
