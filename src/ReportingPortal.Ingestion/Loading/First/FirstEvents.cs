using ReportingPortal.Ingestion.Rollups;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Takes each event of a tenant's first file while it is read, with what it says of visitors and products.</summary>
/// <param name="visits">Counted on the way.</param>
internal sealed class FirstEvents(Guid uploadId, PassingVisits visits) : FirstRows("copy staged_events from stdin (format binary)")
{
    private const short Columns = 15;

    private readonly GatheredVisitors visitors = new(uploadId);
    private readonly GatheredOffers offers = new();

    public override string Copy =>
        """
        copy events (
            row_number, occurred_at, event_date, customer_id, session_id, event_type, product_id, category, price, quantity,
            order_id, row_hash, event_id, amount, upload_id
        ) from stdin (format binary)
        """;

    /// <summary>Days with events.</summary>
    public HashSet<DateOnly> Days { get; } = [];

    public bool HasPurchases { get; private set; }

    public override bool IsFull => base.IsFull || visitors.IsFull || offers.IsFull;

    /// <summary>Makes the staged row one of events.</summary>
    /// <param name="isNew">The event has not been in the file before.</param>
    /// <exception cref="NotInOneGoException">It has: the one sent last counts.</exception>
    public void Shape(CopyWriter copy, in PassingEvent passing, bool isNew)
    {
        if (!isNew)
        {
            throw new NotInOneGoException();
        }

        var session = copy.ValueAt(copy.After(passing.Customer));
        var visitor = visitors.Meet(copy.ValueAt(passing.Customer), session, passing.Number);
        visits.Meet(session, visitor, passing.Day, passing.IsPurchase);
        offers.Meet(copy, passing.Product, passing.Number);
        Days.Add(passing.Day);
        HasPurchases |= passing.IsPurchase;
        ShapeHead(copy, passing.OccurredAt, Columns);
        copy.Id(uploadId);
    }

    public override void SendTo(Outbox outbox, bool onlyFull)
    {
        base.SendTo(outbox, onlyFull);
        if (onlyFull && visitors.IsFull)
        {
            visits.GiveUp();
        }

        if (!onlyFull || visitors.IsFull)
        {
            visitors.SendTo(outbox);
        }

        if (!onlyFull || offers.IsFull)
        {
            offers.SendTo(outbox);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        visitors.Dispose();
        offers.Dispose();
    }
}

/// <summary>The event that is being written, and where in the copy its fields begin.</summary>
internal struct PassingEvent
{
    public long Number;
    public DateOnly Day;
    public bool IsPurchase;

    public int OccurredAt;

    /// <summary>The session follows.</summary>
    public int Customer;

    /// <summary>Category and price follow.</summary>
    public int Product;
}
