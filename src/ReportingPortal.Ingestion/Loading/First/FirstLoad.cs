using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>
/// Loads a tenant's first order lines, or first events: nothing can be known of them, so they go straight into the facts, in
/// the order of the file, without a staging table and a merge; what figures need of them is taken on the way.
/// </summary>
internal sealed class FirstLoad(LoadUnit unit, FileRows file, LoadProgress progress)
{
    /// <returns>Null where the file has to go the usual way: nothing of it has been loaded then.</returns>
    public async Task<LoadedRows?> TryAsync(Upload upload, Layout layout, ValueRewrites rewrites, CancellationToken ct)
    {
        if (layout.Kind is not (UploadKind.OrderLines or UploadKind.Events) || layout.StatesWholeOrders)
        {
            return null;
        }

        await unit.RunAsync("Loading/AddTenantState.sql", ct);
        await unit.AskAsync<long>("Loading/LockTenantState.sql", ct);
        var areLines = layout.Kind == UploadKind.OrderLines;
        if (await unit.AskAsync<bool>(areLines ? "Loading/First/HasAnyLine.sql" : "Loading/First/HasAnyEvent.sql", ct)
            || (areLines && await unit.AskAsync<bool>("Loading/Joining/HasHeads.sql", ct)))
        {
            return null;
        }

        await unit.LoadInBulkAsync(ct);
        await unit.SayAsync("savepoint first_load", ct);
        progress.ReadIntoPlace(true);
        try
        {
            await Touched.CreateAsync(unit, ct);
            return areLines ? await LinesAsync(upload, layout, rewrites, ct) : await EventsAsync(upload, layout, rewrites, ct);
        }
        catch (NotInOneGoException)
        {
            await unit.SayAsync("rollback to savepoint first_load", ct);
            progress.ReadIntoPlace(false);
            return null;
        }
    }

    private async Task<LoadedRows> LinesAsync(Upload upload, Layout layout, ValueRewrites rewrites, CancellationToken ct)
    {
        await RollupRefresh.CreateHistoryTablesAsync(unit, ct);
        await unit.RunAsync("Loading/First/ForgetOrders.sql", ct);
        await unit.RunAsync("Loading/OrderLines/StageOrderLines.sql", ct);
        await unit.RunAsync("Loading/First/GatheredCustomers.sql", ct);
        await unit.RunAsync("Loading/First/GatheredProducts.sql", ct);
        var days = new PassingDays(new FigureBuffers(unit.Connection, inPlace: true));
        using var lines = new FirstLines(unit.UploadId, await KnownGroupsAsync(layout, ct), days);
        var (read, counts) = await CopyAsync(upload, layout, rewrites, lines, ct);
        await unit.RunAsync("Loading/OrderLines/RejectRows.sql", ct);
        await unit.RunAsync("Loading/First/TouchDays.sql", new { days = lines.Touched.ToArray() }, ct);
        if (lines.Passed is null)
        {
            await RollupRefresh.DropHistoryTablesAsync(unit, ct);
            await unit.RunAsync("Loading/First/ForgetDays.sql", ct);
        }

        return new(read, counts, lines.Passed);
    }

    private async Task<LoadedRows> EventsAsync(Upload upload, Layout layout, ValueRewrites rewrites, CancellationToken ct)
    {
        await unit.RunAsync("Loading/First/ForgetSessions.sql", ct);
        await unit.RunAsync("Loading/Events/StageEvents.sql", ct);
        await unit.RunAsync("Loading/First/GatheredVisitors.sql", ct);
        await unit.RunAsync("Loading/First/GatheredOffers.sql", ct);
        var visits = new PassingVisits();
        using var events = new FirstEvents(unit.UploadId, visits);
        var (read, counts) = await CopyAsync(upload, layout, rewrites, events, ct);
        await unit.RunAsync("Loading/Events/RejectRows.sql", ct);
        await CountVisitsAsync(visits, events.Days, ct);
        if (events.HasPurchases && !await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct))
        {
            await unit.RunAsync("Loading/First/TouchedPurchases.sql", ct);
            await unit.SayAsync("analyze touched_purchases", ct);
            await unit.RunAsync("Loading/Events/MakeLinesFromPurchases.sql", ct);
        }

        return new(read, counts, Passed: null);
    }

    private async Task CountVisitsAsync(PassingVisits visits, IReadOnlyCollection<DateOnly> days, CancellationToken ct)
    {
        if (visits.Complete() is not { } counted)
        {
            await unit.RunAsync("Loading/First/TouchSessionDays.sql", new { days = days.ToArray() }, ct);
            return;
        }

        await unit.RunAsync(
            "Loading/First/WriteVisits.sql",
            new
            {
                days = counted.Select(day => day.Date).ToArray(),
                sessions = counted.Select(day => day.Sessions).ToArray(),
                purchasing = counted.Select(day => day.Purchasing).ToArray(),
                visitors = counted.Select(day => day.Visitors).ToArray(),
                events = counted.Select(day => day.Events).ToArray(),
            },
            ct);
    }

    private async Task<(long Read, MergeCounts Counts)> CopyAsync(Upload upload, Layout layout, ValueRewrites rewrites, FirstRows first, CancellationToken ct)
    {
        var (read, rejected) = await file.ReadAsync(
            unit, upload, layout, rewrites, new Takers(first, null), async (rows, told) =>
            {
                var count = await new FirstCopy(unit, first).RunAsync(rows, told, ct);
                unit.Contradictions = rows.Contradictions;
                unit.Totals = rows.Totals;
                return (count, rows.Rejected);
            },
            progress.Tick);
        progress.EnterMerging();
        unit.RowsStaged = read;
        return (read, new MergeCounts(read - rejected, 0, 0));
    }

    private async Task<KnownGroups> KnownGroupsAsync(Layout layout, CancellationToken ct)
    {
        var known = await unit.AskAsync<KnownGroups>("Loading/First/KnownGroups.sql", ct);
        return new(known.HasCustomers, known.HasRegions || layout.ColumnOf("region") >= 0, known.HasCategories || layout.ColumnOf("category") >= 0);
    }
}
