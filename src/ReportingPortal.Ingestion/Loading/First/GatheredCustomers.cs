using System.Text;
using ReportingPortal.Ingestion.Rollups;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>What lines say of their customers: of each attribute the last value, whichever row had it, and which orders are theirs.</summary>
internal sealed class GatheredCustomers(Guid uploadId) : IDisposable
{
    /// <summary>Beyond so many they go to the server in parts.</summary>
    private const int Most = 120_000;

    private const long MostOrderBytes = 16 * 1024 * 1024;

    private const short Columns = 8;
    private const short ColumnsInPlace = 11;
    private const short OrderColumns = 4;

    private readonly Dictionary<byte[], Customer> customers = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_customers from stdin (format binary)");
    private readonly CopyBuffer inPlace = new(
        "copy customers (customer_id, name, email, region, country, city, given_segment, row_number, is_derived, upload_id, row_hash) from stdin (format binary)",
        asLoader: true);

    private readonly CopyBuffer orders = new("copy customer_orders (customer_id, upload_id, part, order_ids) from stdin (format binary)", asLoader: true);
    private long orderBytes;
    private int part;

    /// <summary>None has been sent yet.</summary>
    public bool AreWhole => part == 0;

    public bool IsFull => customers.Count >= Most || orderBytes >= MostOrderBytes;

    /// <param name="order">The line's order.</param>
    /// <param name="orderNumber">Another one for each order.</param>
    /// <returns>The customer's id; null for a guest.</returns>
    public string? Meet(CopyWriter copy, in PassingLine line, int region, ReadOnlySpan<byte> order, long orderNumber)
    {
        var id = copy.ValueAt(line.Customer);
        if (id.IsEmpty)
        {
            return null;
        }

        var byId = customers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!byId.TryGetValue(id, out var customer))
        {
            byId[id] = customer = new Customer(Encoding.UTF8.GetString(id));
        }

        if (customer.LastOrder != orderNumber)
        {
            customer.LastOrder = orderNumber;
            orderBytes += customer.Orders.Add(order);
        }

        customer.LastRow = line.Number;
        Keep(ref customer.Region, copy.ValueAt(region));
        var at = line.Attributes;
        Keep(ref customer.Name, copy.ValueAt(at));
        Keep(ref customer.Email, copy.ValueAt(at = copy.After(at)));
        Keep(ref customer.Segment, copy.ValueAt(at = copy.After(at)));
        Keep(ref customer.Country, copy.ValueAt(at = copy.After(at)));
        Keep(ref customer.City, copy.ValueAt(copy.After(at)));
        return customer.Id;
    }

    /// <summary>Sends what has gathered, and begins anew.</summary>
    public void SendTo(Outbox outbox)
    {
        if (customers.Count == 0)
        {
            return;
        }

        foreach (var (id, customer) in InOrder())
        {
            // A full buffer goes between two customers, and has another writer from then on.
            Write(rows.Writer, Columns, id, customer);
            WriteOrders(id, customer.Orders);
            rows.SendFullTo(outbox);
            orders.SendFullTo(outbox);
        }

        customers.Clear();
        (orderBytes, part) = (0, part + 1);
        orders.SendTo(outbox);
        rows.SendTo(outbox);
        outbox.Post(TakeAsync);
    }

    /// <summary>Puts all of them where they belong, with what they bought: for a tenant without customers, after the last row.</summary>
    public void PutInPlace(Outbox outbox, FigureBuffers figures)
    {
        foreach (var (id, customer) in InOrder())
        {
            var copy = inPlace.Writer;
            Write(copy, ColumnsInPlace, id, customer);
            copy.Bool(true);
            copy.Id(uploadId);
            copy.Int64(0);
            WriteOrders(id, customer.Orders);
            figures.Summarise(customer.Id, customer.Name, customer.Region);
            inPlace.SendFullTo(outbox);
            orders.SendFullTo(outbox);
            figures.Summaries.SendFullTo(outbox);
        }

        customers.Clear();
        inPlace.SendTo(outbox);
        orders.SendTo(outbox);
    }

    public void Dispose()
    {
        rows.Dispose();
        inPlace.Dispose();
        orders.Dispose();
    }

    private IEnumerable<KeyValuePair<byte[], Customer>> InOrder() => customers.OrderBy(entry => entry.Value.Id, StringComparer.Ordinal);

    private static void Write(CopyWriter copy, short columns, byte[] id, Customer customer)
    {
        copy.BeginRow(columns);
        copy.Text(id);
        copy.TextOrNull(customer.Name);
        copy.TextOrNull(customer.Email);
        copy.TextOrNull(customer.Region);
        copy.TextOrNull(customer.Country);
        copy.TextOrNull(customer.City);
        copy.TextOrNull(customer.Segment);
        copy.Int64(customer.LastRow);
    }

    private static async Task TakeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/TakeCustomers.sql", ct);
        await unit.SayAsync("truncate gathered_customers", ct);
    }

    /// <summary>Most rows say what the one before said.</summary>
    public static void Keep(ref byte[]? kept, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty && !value.SequenceEqual(kept))
        {
            kept = value.ToArray();
        }
    }

    private void WriteOrders(byte[] customer, in PackedTexts ids)
    {
        var copy = orders.Writer;
        copy.BeginRow(OrderColumns);
        copy.Text(customer);
        copy.Id(uploadId);
        copy.Int32(part);
        copy.TextArray(ids);
    }

    private sealed class Customer(string id)
    {
        public readonly string Id = id;
        public PackedTexts Orders;
        public long LastOrder;
        public byte[]? Name;
        public byte[]? Email;
        public byte[]? Region;
        public byte[]? Country;
        public byte[]? City;
        public byte[]? Segment;
        public long LastRow;
    }
}
