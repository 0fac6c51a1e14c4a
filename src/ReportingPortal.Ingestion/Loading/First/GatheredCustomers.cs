using System.Text;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>What lines say of their customers: of each attribute the last value, whichever row had it.</summary>
internal sealed class GatheredCustomers : IDisposable
{
    /// <summary>Beyond so many they go to the server in parts.</summary>
    private const int Most = 200_000;

    private const short Columns = 8;

    private readonly Dictionary<byte[], Customer> customers = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_customers from stdin (format binary)");

    public bool IsFull => customers.Count >= Most;

    /// <returns>The customer's id; null for a guest.</returns>
    public string? Meet(CopyWriter copy, in PassingLine line, int region)
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

    /// <summary>Copies what has gathered; the connection must be free.</summary>
    public async Task FlushAsync(LoadUnit unit, CancellationToken ct)
    {
        if (customers.Count == 0)
        {
            return;
        }

        var copy = rows.Writer;
        foreach (var (id, customer) in customers.OrderBy(entry => entry.Value.Id, StringComparer.Ordinal))
        {
            copy.BeginRow(Columns);
            copy.Text(id);
            copy.TextOrNull(customer.Name);
            copy.TextOrNull(customer.Email);
            copy.TextOrNull(customer.Region);
            copy.TextOrNull(customer.Country);
            copy.TextOrNull(customer.City);
            copy.TextOrNull(customer.Segment);
            copy.Int64(customer.LastRow);
        }

        customers.Clear();
        await rows.FlushAsync(unit.Connection, ct);
        await unit.RunAsync("Loading/First/TakeCustomers.sql", ct);
        await unit.SayAsync("truncate gathered_customers", ct);
    }

    public void Dispose() => rows.Dispose();

    /// <summary>Most rows say what the one before said.</summary>
    public static void Keep(ref byte[]? kept, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty && !value.SequenceEqual(kept))
        {
            kept = value.ToArray();
        }
    }

    private sealed class Customer(string id)
    {
        public readonly string Id = id;
        public byte[]? Name;
        public byte[]? Email;
        public byte[]? Region;
        public byte[]? Country;
        public byte[]? City;
        public byte[]? Segment;
        public long LastRow;
    }
}
