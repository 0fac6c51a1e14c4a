using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>
/// Loads a shop's first order lines: nothing can be known of them, so they go straight into the table, in the order of the
/// file, without a staging table and a merge; what figures need of them is taken on the way.
/// </summary>
internal sealed class FirstLoad(LoadUnit unit, FileRows file)
{
    /// <summary>Rows between two looks at the clock and the cancellation.</summary>
    private const int Stride = 2000;

    // COPY under row-level security is refused. The loader's role passes it, and can do nothing but this: it may not write
    // tenant_id, which the column itself takes from the setting that the policies look at too.
    private const string Copy =
        """
        copy order_lines (
            row_number, product_id, ordered_at, customer_id, region, category, quantity, unit_price, discount, net_sales, cost,
            kind, status, is_valid, row_hash, order_id, is_from_events, upload_id, occurrence, order_date
        ) from stdin (format binary)
        """;

    private static readonly string[] Tables =
    [
        "Loading/OrderLines/StageOrderLines.sql", "Loading/First/GatheredCustomers.sql", "Loading/First/GatheredProducts.sql",
    ];

    /// <returns>Null where the file has to go the usual way: nothing of it has been loaded then.</returns>
    public async Task<LoadedRows?> TryAsync(Upload upload, Layout layout, ValueRewrites rewrites, LoadProgress progress, CancellationToken ct)
    {
        if (layout.Kind != UploadKind.OrderLines)
        {
            return null;
        }

        await unit.RunAsync("Loading/AddTenantState.sql", ct);
        await unit.AskAsync<long>("Loading/LockTenantState.sql", ct);
        if (await unit.AskAsync<bool>("Loading/First/HasAnyLine.sql", ct))
        {
            return null;
        }

        await unit.SayAsync("savepoint first_load", ct);
        progress.ReadIntoPlace(true);
        try
        {
            return await RunAsync(upload, layout, rewrites, progress, ct);
        }
        catch (OrdersApartException)
        {
            await unit.SayAsync("rollback to savepoint first_load", ct);
            progress.ReadIntoPlace(false);
            return null;
        }
    }

    private async Task<LoadedRows> RunAsync(Upload upload, Layout layout, ValueRewrites rewrites, LoadProgress progress, CancellationToken ct)
    {
        await Touched.CreateAsync(unit, ct);
        await RollupRefresh.CreateTablesAsync(unit, ct);
        foreach (var table in Tables)
        {
            await unit.RunAsync(table, ct);
        }

        var days = new PassingDays(new FigureBuffers(unit.Connection));
        using var lines = new FirstLines(unit.UploadId, await KnownGroupsAsync(layout, ct), days);
        var (read, rejected) = await file.ReadAsync(
            upload, layout, rewrites, lines, async (rows, told) => (await CopyAsync(rows, lines, told, ct), rows.Rejected), progress.Tick);
        progress.EnterMerging();
        await unit.RunAsync("Loading/OrderLines/RejectRows.sql", ct);
        await unit.RunAsync("Loading/First/TouchDays.sql", new { days = lines.Touched.ToArray() }, ct);
        unit.RowsStaged = read;
        var passed = days.Complete();
        if (passed is null)
        {
            await RollupRefresh.DropTablesAsync(unit, ct);
        }

        return new(read, new MergeCounts(read - rejected, 0, 0), passed);
    }

    private async Task<KnownGroups> KnownGroupsAsync(Layout layout, CancellationToken ct)
    {
        var known = await unit.AskAsync<KnownGroups>("Loading/First/KnownGroups.sql", ct);
        return new(known.HasRegions || layout.ColumnOf("region") >= 0, known.HasCategories || layout.ColumnOf("category") >= 0);
    }

    /// <summary>As many COPYs as it takes: between two of them goes what has gathered beside the lines.</summary>
    private async Task<long> CopyAsync(RowReader rows, FirstLines lines, Action<long> tick, CancellationToken ct)
    {
        CopyWriter? copy = null;
        var (count, hasMore) = (0L, true);
        while (hasMore)
        {
            await unit.SayAsync($"set local role {DatabaseLogins.LoaderRole}", ct);
            await using (var stream = await unit.Connection.BeginRawBinaryCopyAsync(Copy, ct))
            {
                try
                {
                    hasMore = CopyPart(stream, ref copy, rows, lines, ref count, tick, ct);
                }
                catch
                {
                    await Staging.AbandonAsync(stream);
                    throw;
                }
            }

            await unit.SayAsync("set local role none", ct);
            await lines.FlushAsync(unit, onlyFull: hasMore, ct);
        }

        return count;
    }

    /// <summary>Synchronous on purpose: one await a row costs more than the row.</summary>
    private static bool CopyPart(
        NpgsqlRawCopyStream stream, ref CopyWriter? copy, RowReader rows, FirstLines lines, ref long count, Action<long> tick, CancellationToken ct)
    {
        if (copy is null)
        {
            copy = new CopyWriter(stream);
        }
        else
        {
            copy.BeginPart(stream);
        }

        while (rows.Next(copy))
        {
            if (++count % Stride == 0)
            {
                ct.ThrowIfCancellationRequested();
                tick(count);
                if (lines.IsFull)
                {
                    copy.EndPart();
                    return true;
                }
            }
        }

        rows.Finish(copy);
        copy.Complete();
        return false;
    }
}
