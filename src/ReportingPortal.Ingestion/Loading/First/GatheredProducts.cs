using System.Text;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>What lines say of their products: of each attribute the last value, whichever row had it.</summary>
internal sealed class GatheredProducts : IDisposable
{
    private const int Most = 200_000;

    private const short Columns = 5;

    private readonly Dictionary<byte[], Product> products = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_products from stdin (format binary)");

    public bool IsFull => products.Count >= Most;

    /// <returns>The product's id.</returns>
    public string Meet(CopyWriter copy, in PassingLine line, int category)
    {
        var id = copy.ValueAt(line.Product);
        var byId = products.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!byId.TryGetValue(id, out var product))
        {
            byId[id] = product = new Product(Encoding.UTF8.GetString(id));
        }

        product.LastRow = line.Number;
        GatheredCustomers.Keep(ref product.Category, copy.ValueAt(category));
        var subCategory = Before(copy, line.Attributes, out var name);
        GatheredCustomers.Keep(ref product.Name, copy.ValueAt(name));
        GatheredCustomers.Keep(ref product.SubCategory, copy.ValueAt(subCategory));
        return product.Id;
    }

    /// <summary>Sends what has gathered, and begins anew.</summary>
    public void SendTo(Outbox outbox)
    {
        if (products.Count == 0)
        {
            return;
        }

        var copy = rows.Writer;
        foreach (var (id, product) in products.OrderBy(entry => entry.Value.Id, StringComparer.Ordinal))
        {
            copy.BeginRow(Columns);
            copy.Text(id);
            copy.TextOrNull(product.Name);
            copy.TextOrNull(product.Category);
            copy.TextOrNull(product.SubCategory);
            copy.Int64(product.LastRow);
        }

        products.Clear();
        rows.SendTo(outbox);
        outbox.Post(TakeAsync);
    }

    public void Dispose() => rows.Dispose();

    private static async Task TakeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/TakeProducts.sql", ct);
        await unit.SayAsync("truncate gathered_products", ct);
    }

    /// <summary>The product's name and sub-category stand behind the five attributes of the customer.</summary>
    private static int Before(CopyWriter copy, int attributes, out int name)
    {
        name = attributes;
        for (var i = 0; i < 5; i++)
        {
            name = copy.After(name);
        }

        return copy.After(name);
    }

    private sealed class Product(string id)
    {
        public readonly string Id = id;
        public byte[]? Name;
        public byte[]? Category;
        public byte[]? SubCategory;
        public long LastRow;
    }
}
