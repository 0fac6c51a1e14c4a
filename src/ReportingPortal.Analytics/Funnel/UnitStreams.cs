using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>An event in the stream of a person or a session. Names are numbers of <see cref="StreamNames"/>, -1 for none.</summary>
/// <param name="At">Ticks (UTC).</param>
/// <param name="Day">Number of the day in the tenant's zone.</param>
internal readonly record struct StreamEvent(long At, int Day, int Customer, int Category, EventType Type)
{
    public const int None = -1;
}

/// <summary>The numbers events of streams speak in.</summary>
internal sealed class StreamNames
{
    public ItemNumbers Customers { get; } = new();

    public ItemNumbers Categories { get; } = new();
}

/// <param name="events">Of the unit, in the order of (time, sequence); good until the next unit.</param>
internal delegate void UnitVisitor(string unitId, ReadOnlySpan<StreamEvent> events, StreamNames names);

/// <summary>What each person, or each session, of a tenant ever did. Never changes.</summary>
/// <param name="ends">By unit, where its events end.</param>
internal sealed class UnitStreams(StreamNames names, string[] unitIds, int[] ends, StreamEvent[] events)
{
    public int Count => events.Length;

    public void VisitAll(UnitVisitor visit)
    {
        for (var unit = 0; unit < unitIds.Length; unit++)
        {
            var start = unit == 0 ? 0 : ends[unit - 1];
            visit(unitIds[unit], events.AsSpan(start, ends[unit] - start), names);
        }
    }
}
