namespace ReportingPortal.Analytics.Days;

/// <summary>How much a process keeps of the shops it was asked about lately. Settings under "Memory"; the values here are the defaults.</summary>
public sealed record MemoryLimits
{
    public const string Section = "Memory";

    public static readonly MemoryLimits Default = new();

    /// <summary>Places of unpacked days, 16 bytes each: 640 MB. A shop of ten million order lines takes somewhat more than half of it.</summary>
    public long DayPlaces { get; init; } = 40_000_000;

    /// <summary>Order lines that runs keep, some 70 bytes each: 350 MB. A shop with more is read whole by each run.</summary>
    public long Lines { get; init; } = 5_000_000;

    /// <summary>Events that funnels keep, 24 bytes each: 120 MB. A shop with more is sorted by the server for each funnel.</summary>
    public long Events { get; init; } = 5_000_000;

    /// <summary>Hours until lines that no run asked for are let go of: uploads may be hours apart.</summary>
    public int LineHours { get; init; } = 6;
}
