namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Takes each event of a tenant's first file while it is read, with what it says of visitors and products.</summary>
internal sealed class FirstEvents(Guid uploadId) : FirstRows("copy staged_events from stdin (format binary)")
{
    /// <summary>Beyond so many it is not worth the memory to look for one sent twice.</summary>
    private const int MostIds = 3_000_000;

    private const short Columns = 14;

    private readonly HashSet<long> ids = [];
    private readonly GatheredVisitors visitors = new();
    private readonly GatheredOffers offers = new();

    public override string Copy =>
        """
        copy events (
            row_number, occurred_at, event_date, customer_id, session_id, event_type, product_id, category, price, quantity,
            order_id, row_hash, event_id, upload_id
        ) from stdin (format binary)
        """;

    /// <summary>Days with events.</summary>
    public HashSet<DateOnly> Days { get; } = [];

    public bool HasPurchases { get; private set; }

    public override bool IsFull => base.IsFull || visitors.IsFull || offers.IsFull;

    /// <summary>Makes the staged row one of events.</summary>
    /// <exception cref="NotInOneGoException">The event has been in the file before: the one sent last counts.</exception>
    public void Shape(CopyWriter copy, in PassingEvent passing)
    {
        if (!ids.Add(passing.IdHash) || ids.Count > MostIds)
        {
            throw new NotInOneGoException();
        }

        visitors.Meet(copy.ValueAt(passing.Customer), passing.Number);
        offers.Meet(copy, passing.Product, passing.Number);
        Days.Add(passing.Day);
        HasPurchases |= passing.IsPurchase;
        ShapeHead(copy, passing.OccurredAt, Columns);
        copy.Id(uploadId);
    }

    public override async Task FlushAsync(LoadUnit unit, bool onlyFull, CancellationToken ct)
    {
        await base.FlushAsync(unit, onlyFull, ct);
        if (!onlyFull || visitors.IsFull)
        {
            await visitors.FlushAsync(unit, ct);
        }

        if (!onlyFull || offers.IsFull)
        {
            await offers.FlushAsync(unit, ct);
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
    public long IdHash;

    public int OccurredAt;
    public int Customer;

    /// <summary>Category and price follow.</summary>
    public int Product;
}
