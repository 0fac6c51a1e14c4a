using Microsoft.Extensions.Logging;
using Npgsql;
using ReportingPortal.Data;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Tells the planner what a large load has made of the tables, at once and not when the server's own housekeeping comes
/// round: until then every page would run on plans for empty tables.
/// </summary>
internal sealed class TableStatistics(PortalDataSources sources, ILogger logger)
{
    /// <summary>
    /// Loads of a tenant after which the planner is always told. A tenant it has not met is one with a single row to it: the
    /// next file's rows are then compared with every one of that tenant's facts (10,000 rows onto 1,500: 55 s against 1.2 s).
    /// </summary>
    public const int EarlyLoads = 3;

    private const long WorthIt = 10_000;

    /// <summary>Never fails a load: the facts are committed, and the server catches up by itself.</summary>
    public async Task RefreshAsync(MergeCounts counts, bool isEarly, CancellationToken ct)
    {
        var changed = counts.New + counts.Changed;
        if (changed == 0 || (changed < WorthIt && !isEarly))
        {
            return;
        }

        try
        {
            await using var connection = await sources.Owner.OpenConnectionAsync(ct);
            if (isEarly || changed > await KnownRowsAsync(connection, ct) / 10)
            {
                await using var analyze = new NpgsqlCommand(
                    """
                    analyze order_lines, events, customers, products, daily_sales, sales_summary, customer_days, product_days,
                        customer_summary, product_summary, daily_sessions
                    """,
                    connection);
                await analyze.ExecuteNonQueryAsync(ct);
            }
        }
        catch (NpgsqlException failure)
        {
            logger.LogWarning(failure, "Table statistics were not refreshed after a load");
        }
    }

    private static async Task<float> KnownRowsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select greatest(max(reltuples), 0) from pg_class where oid in ('order_lines'::regclass, 'events'::regclass)", connection);
        return (float)(await command.ExecuteScalarAsync(ct))!;
    }
}
