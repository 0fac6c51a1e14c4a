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
    private const int EarlyLoads = 3;

    private const long WorthIt = 10_000;

    /// <summary>Never fails a load: the facts are committed, and the server catches up by itself.</summary>
    public async Task RefreshAsync(MergeCounts counts, FormerLoads former, CancellationToken ct)
    {
        var changed = counts.New + counts.Changed;
        var isEarly = former.Count < EarlyLoads;
        if (changed == 0 || (changed < WorthIt && !isEarly))
        {
            return;
        }

        try
        {
            await using var connection = await sources.Owner.OpenConnectionAsync(ct);
            var known = await KnownRowsAsync(connection, ct);
            if (changed > known / 10 || (isEarly && former.Largest < known / 10))
            {
                await using var analyze = new NpgsqlCommand(
                    """
                    analyze order_lines, events, customers, products, daily_sales, sales_summary, customer_days, product_days,
                        customer_summary, product_summary, daily_sessions, order_heads, order_items, customer_aliases,
                        customer_orders, visitor_sessions
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

/// <summary>What the planner can know of a tenant: its loads before the present one.</summary>
/// <param name="Largest">Rows the largest of the same kind brought; one of a tenth of the table was told to the planner.</param>
internal sealed record FormerLoads(int Count, long Largest);
