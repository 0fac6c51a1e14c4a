using ReportingPortal.Data.Facts;

namespace ReportingPortal.Ingestion.Events;

/// <summary>Something a visitor did, as a program tells it.</summary>
/// <param name="EventId">Known again by this: sent twice, it counts once; sent with other values, the last ones hold.</param>
/// <param name="UserId">Visitor or customer; null only where there is a session.</param>
/// <param name="SessionId">Null: a visitor's day is one.</param>
/// <param name="Price">Of one unit, in the shop's currency.</param>
public sealed record SentEvent(
    string EventId, string? UserId, string? SessionId, EventType EventType, DateTimeOffset Timestamp,
    string? ProductId = null, string? Category = null, decimal? Price = null, decimal? Quantity = null);

/// <summary>Why one event of a call can't be taken.</summary>
/// <param name="Index">Its place in the call, from 0.</param>
public sealed record RefusedEvent(int Index, string? EventId, IReadOnlyList<string> Reasons);
