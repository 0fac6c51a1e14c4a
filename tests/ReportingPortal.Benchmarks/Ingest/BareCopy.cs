using System.Diagnostics;
using Npgsql;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>What the server does with a file when nobody looks at it: COPY of its text into a table with the same primary key.</summary>
internal static class BareCopy
{
    private const string Orders =
        """
        create table bare_lines (
            order_id text, order_date timestamptz, customer_id text, region text, product_id text, category text,
            quantity numeric(18, 4), unit_price numeric(18, 4), discount numeric(18, 4), cost numeric(18, 4),
            tenant_id integer not null default 1, occurrence integer generated always as identity,
            primary key (tenant_id, order_id, product_id, occurrence)
        )
        """;

    private const string Events =
        """
        create table bare_events (
            event_id text, user_id text, session_id text, event_type text, "timestamp" timestamptz, product_id text,
            category text, price numeric(18, 4), quantity integer, tenant_id integer not null default 1,
            primary key (tenant_id, event_id)
        )
        """;

    public static Task<TimeSpan> OrdersAsync(string connectionString, string path)
        => RunAsync(connectionString, path, Orders, "bare_lines (order_id, order_date, customer_id, region, product_id, category, quantity, unit_price, discount, cost)");

    public static Task<TimeSpan> EventsAsync(string connectionString, string path)
        => RunAsync(connectionString, path, Events, $"bare_events ({File.ReadLines(path).First().Replace("timestamp", "\"timestamp\"")})");

    private static async Task<TimeSpan> RunAsync(string connectionString, string path, string table, string target)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(table, connection);
        await create.ExecuteNonQueryAsync();
        using var rows = new StreamReader(path);
        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync($"copy {target} from stdin (format csv, header)"))
        {
            var buffer = new char[1 << 16];
            for (int length; (length = await rows.ReadAsync(buffer)) > 0;)
            {
                await copy.WriteAsync(buffer.AsMemory(0, length));
            }
        }

        var time = watch.Elapsed;
        await using var drop = new NpgsqlCommand($"drop table {target[..target.IndexOf(' ')]}", connection);
        await drop.ExecuteNonQueryAsync();
        return time;
    }
}
