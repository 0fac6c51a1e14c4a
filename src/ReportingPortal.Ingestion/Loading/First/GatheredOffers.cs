namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Which products stand in events, with the category and price of the last one each.</summary>
internal sealed class GatheredOffers : IDisposable
{
    private const int Most = 200_000;

    private const short Columns = 4;

    private readonly Dictionary<byte[], Offer> offers = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_offers from stdin (format binary)");

    public bool IsFull => offers.Count >= Most;

    /// <param name="product">Where the product's id begins; category and price follow.</param>
    public void Meet(CopyWriter copy, int product, long row)
    {
        var id = copy.ValueAt(product);
        if (id.IsEmpty)
        {
            return;
        }

        var byId = offers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!byId.TryGetValue(id, out var offer))
        {
            byId[id] = offer = new Offer();
        }

        var category = copy.After(product);
        var fields = copy.Between(category, copy.After(copy.After(category)));
        if (!fields.SequenceEqual(offer.CategoryAndPrice))
        {
            offer.CategoryAndPrice = fields.ToArray();
        }

        offer.LastRow = row;
    }

    public void SendTo(Outbox outbox)
    {
        if (offers.Count == 0)
        {
            return;
        }

        var copy = rows.Writer;
        foreach (var (id, offer) in offers)
        {
            copy.BeginRow(Columns);
            copy.Text(id);
            copy.Raw(offer.CategoryAndPrice);
            copy.Int64(offer.LastRow);
        }

        offers.Clear();
        rows.SendTo(outbox);
        outbox.Post(TakeAsync);
    }

    public void Dispose() => rows.Dispose();

    private static async Task TakeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/TakeOffers.sql", ct);
        await unit.SayAsync("truncate gathered_offers", ct);
    }

    private sealed class Offer
    {
        public byte[] CategoryAndPrice = [];
        public long LastRow;
    }
}
