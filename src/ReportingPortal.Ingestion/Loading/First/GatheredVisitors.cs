namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Who stands in events, in which row first, and which sessions are theirs.</summary>
internal sealed class GatheredVisitors(Guid uploadId) : IDisposable
{
    /// <summary>Beyond so many they go to the server in parts.</summary>
    private const int Most = 120_000;

    private const long MostSessionBytes = 16 * 1024 * 1024;

    private const short Columns = 2;
    private const short SessionColumns = 4;

    private readonly Dictionary<byte[], Visitor> visitors = new(Utf8Comparer.Instance);
    private readonly CopyBuffer rows = new("copy gathered_visitors from stdin (format binary)");
    private readonly CopyBuffer sessions = new("copy visitor_sessions (customer_id, upload_id, part, session_ids) from stdin (format binary)", asLoader: true);
    private long sessionBytes;
    private int part;

    public bool IsFull => visitors.Count >= Most || sessionBytes >= MostSessionBytes;

    /// <returns>The visitor's number in this part of the file; 0 for an event without one.</returns>
    public int Meet(ReadOnlySpan<byte> id, ReadOnlySpan<byte> session, long row)
    {
        if (id.IsEmpty)
        {
            return 0;
        }

        var byId = visitors.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!byId.TryGetValue(id, out var visitor))
        {
            byId[id] = visitor = new Visitor(visitors.Count + 1, row);
        }

        if (!visitor.Sessions.IsLast(session))
        {
            sessionBytes += visitor.Sessions.Add(session);
        }

        return visitor.Number;
    }

    public void SendTo(Outbox outbox)
    {
        if (visitors.Count == 0)
        {
            return;
        }

        foreach (var (id, visitor) in visitors.OrderBy(entry => entry.Key, Utf8Comparer.Instance))
        {
            // A full buffer goes between two visitors, and has another writer from then on.
            var copy = rows.Writer;
            copy.BeginRow(Columns);
            copy.Text(id);
            copy.Int64(visitor.FirstRow);
            WriteSessions(id, visitor.Sessions);
            rows.SendFullTo(outbox);
            sessions.SendFullTo(outbox);
        }

        visitors.Clear();
        (sessionBytes, part) = (0, part + 1);
        sessions.SendTo(outbox);
        rows.SendTo(outbox);
        outbox.Post(TakeAsync);
    }

    public void Dispose()
    {
        rows.Dispose();
        sessions.Dispose();
    }

    private static async Task TakeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/TakeVisitors.sql", ct);
        await unit.SayAsync("truncate gathered_visitors", ct);
    }

    private void WriteSessions(byte[] visitor, in PackedTexts ids)
    {
        var copy = sessions.Writer;
        copy.BeginRow(SessionColumns);
        copy.Text(visitor);
        copy.Id(uploadId);
        copy.Int32(part);
        copy.TextArray(ids);
    }

    private sealed class Visitor(int number, long firstRow)
    {
        public readonly int Number = number;
        public readonly long FirstRow = firstRow;
        public PackedTexts Sessions;
    }
}
