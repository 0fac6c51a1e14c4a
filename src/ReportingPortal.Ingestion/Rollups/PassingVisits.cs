using System.Runtime.InteropServices;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Counts the visits of a shop's first events while they go by. A session belongs to the day of its first event (D16); one of
/// several visitors, or more sessions than are worth the memory (some 80 bytes each), leave the counting to the server.
/// </summary>
internal sealed class PassingVisits
{
    private const int Most = 400_000;

    private readonly Dictionary<byte[], Visit> visits = new(Utf8Comparer.Instance);
    private bool isGivenUp;

    /// <param name="visitor">The visitor's number in this file; 0 for an event without one.</param>
    public void Meet(ReadOnlySpan<byte> session, int visitor, DateOnly day, bool isPurchase)
    {
        if (isGivenUp)
        {
            return;
        }

        ref var visit = ref CollectionsMarshal.GetValueRefOrAddDefault(visits.GetAlternateLookup<ReadOnlySpan<byte>>(), session, out var isKnown);
        if (!isKnown)
        {
            visit.Day = day;
        }

        if (visitor != 0 && visit.Visitor != 0 && visitor != visit.Visitor)
        {
            GiveUp();
            return;
        }

        visit.Visitor = visitor != 0 ? visitor : visit.Visitor;
        visit.Day = day < visit.Day ? day : visit.Day;
        visit.HasPurchase |= isPurchase;
        visit.Events++;
        if (visits.Count > Most)
        {
            GiveUp();
        }
    }

    /// <summary>Visitors are numbered anew, or the visits are too many: what was counted is void.</summary>
    public void GiveUp()
    {
        isGivenUp = true;
        visits.Clear();
        visits.TrimExcess();
    }

    /// <summary>All events have gone by.</summary>
    /// <returns>One row per day on which a visit began; null where the server is to count.</returns>
    public IReadOnlyList<DayOfVisits>? Complete()
        => isGivenUp ? null :
        [
            .. visits.Values.GroupBy(visit => visit.Day).OrderBy(day => day.Key).Select(day => new DayOfVisits(
                day.Key, day.Count(), day.Count(visit => visit.HasPurchase),
                day.Where(visit => visit.Visitor != 0).Select(visit => visit.Visitor).Distinct().Count(), day.Sum(visit => visit.Events))),
        ];

    private struct Visit
    {
        public DateOnly Day;
        public int Visitor;
        public int Events;
        public bool HasPurchase;
    }
}

/// <summary>The visits that began on one day.</summary>
/// <param name="Purchasing">Those with a purchase.</param>
/// <param name="Visitors">Different ones with an id.</param>
/// <param name="Events">Of these visits, whichever day they fell on.</param>
internal sealed record DayOfVisits(DateOnly Date, int Sessions, int Purchasing, int Visitors, int Events);
