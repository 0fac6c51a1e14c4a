namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Who stands in events, and in which row first.</summary>
internal sealed class GatheredVisitors : IDisposable
{
    /// <summary>Beyond so many they go to the server in parts.</summary>
    private const int Most = 300_000;

    private const short Columns = 2;

    private readonly Dictionary<byte[], long> visitors = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_visitors from stdin (format binary)");

    public bool IsFull => visitors.Count >= Most;

    public void Meet(ReadOnlySpan<byte> id, long row)
    {
        if (!id.IsEmpty)
        {
            visitors.GetAlternateLookup<ReadOnlySpan<byte>>().TryAdd(id, row);
        }
    }

    public void SendTo(Outbox outbox)
    {
        if (visitors.Count == 0)
        {
            return;
        }

        var copy = rows.Writer;
        foreach (var (id, row) in visitors)
        {
            copy.BeginRow(Columns);
            copy.Text(id);
            copy.Int64(row);
        }

        visitors.Clear();
        rows.SendTo(outbox);
        outbox.Post(TakeAsync);
    }

    public void Dispose() => rows.Dispose();

    private static async Task TakeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/TakeVisitors.sql", ct);
        await unit.SayAsync("truncate gathered_visitors", ct);
    }
}
