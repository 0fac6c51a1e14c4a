using System.Data;
using Npgsql;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>Sale lines in the order of their days, a batch at a time through a cursor: between batches the connection is free to write.</summary>
internal sealed class SaleLineStream(LoadUnit unit)
{
    private const int Batch = 50_000;
    private const string Cursor = "sale_lines";

    // One instance per name, as there are few regions and categories and many lines.
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="take"/> with every line, and <paramref name="rest"/> whenever the connection is free.</summary>
    public async Task RunAsync(string file, object? parameters, Action<SaleLine> take, Func<Task> rest, CancellationToken ct)
    {
        await unit.OpenCursorAsync(Cursor, file, parameters, ct);
        while (await FetchAsync(take, ct) == Batch)
        {
            await rest();
        }

        await unit.SayAsync($"close {Cursor}", ct);
        await rest();
    }

    private async Task<int> FetchAsync(Action<SaleLine> take, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"fetch forward {Batch} from {Cursor}", unit.Connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        return Read(reader, take, ct);
    }

    /// <summary>Synchronous on purpose: one await a row costs more than the row.</summary>
    private int Read(NpgsqlDataReader reader, Action<SaleLine> take, CancellationToken ct)
    {
        var count = 0;
        while (reader.Read())
        {
            take(new SaleLine(
                reader.GetFieldValue<DateOnly>(0),
                reader.GetDateTime(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                Name(reader.GetString(5)),
                Name(reader.GetString(6)),
                reader.GetBoolean(7),
                TenThousandths.Of(reader.GetDecimal(8)),
                TenThousandths.Of(reader.GetDecimal(9)),
                TenThousandths.Of(reader.GetDecimal(10)),
                reader.IsDBNull(11) ? null : TenThousandths.Of(reader.GetDecimal(11))));
            if (++count % 1024 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        return count;
    }

    private string Name(string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
}
