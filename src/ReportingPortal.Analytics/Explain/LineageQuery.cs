using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What a lineage was counted over.</summary>
public enum LineageExtent
{
    /// <summary>The figure's own rows: its period and filters.</summary>
    Period,

    /// <summary>All rows of the kind that the current analysis run stood on, as it counted them.</summary>
    Run,

    /// <summary>The same, because the period holds too many rows to count while a page waits; the figure has some or all of them.</summary>
    RunInsteadOfPeriod,

    /// <summary>All rows of the kind of the uploads that are loaded.</summary>
    Loaded,

    /// <summary>Too many rows to count, and no analysis run has counted them yet.</summary>
    NotCounted,
}

/// <summary>An upload that rows behind a figure came from.</summary>
/// <param name="FileName">Null for rows whose upload is no longer known.</param>
public sealed record LineageUpload(Guid UploadId, string? FileName, DateTimeOffset? ReceivedAt, long Rows);

/// <summary>Where a figure's rows came from.</summary>
/// <param name="Uploads">Those with most rows, at most <see cref="LineageQuery.MostUploads"/>.</param>
/// <param name="AllUploads">How many there are.</param>
/// <param name="AllRows">Rows of all of them.</param>
public sealed record Lineage(LineageExtent Extent, IReadOnlyList<LineageUpload> Uploads, int AllUploads, long AllRows);

/// <summary>
/// Which uploads stand behind a figure. A period of up to <see cref="MostRows"/> rows is counted; of a longer one the counts of
/// the current analysis run are shown, and said to be that: no page waits for a scan of all facts. Counts are kept while the data stand.
/// </summary>
public sealed class LineageQuery(TenantSession session, FunnelQuery funnel, FigureCache cache)
{
    public const int MostUploads = 20;

    /// <summary>Facts of the period's days looked at, filters or not.</summary>
    public const int MostRows = 50_000;

    private static readonly SqlFile LinesOfPeriod = SqlFile.Of<LineageQuery>("Explain/LinesOfPeriod.sql");
    private static readonly SqlFile EventsOfPeriod = SqlFile.Of<LineageQuery>("Explain/EventsOfPeriod.sql");
    private static readonly SqlFile OfLines = SqlFile.Of<LineageQuery>("Explain/LineageOfLines.sql");
    private static readonly SqlFile OfCustomer = SqlFile.Of<LineageQuery>("Explain/LineageOfCustomer.sql");
    private static readonly SqlFile OfEvents = SqlFile.Of<LineageQuery>("Explain/LineageOfEvents.sql");
    private static readonly SqlFile OfRun = SqlFile.Of<LineageQuery>("Explain/LineageOfRun.sql");
    private static readonly SqlFile OfUploads = SqlFile.Of<LineageQuery>("Explain/LineageOfUploads.sql");
    private static readonly short[] AllTypes = [.. Enum.GetValues<EventType>().Select(type => (short)type)];

    /// <summary>As <see cref="MostRows"/>; less in tests.</summary>
    internal int Bound { get; init; } = MostRows;

    public async Task<Lineage> RunAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
        => figure.Rows switch
        {
            RowKind.OrderLines when figure.Cut == FigureCut.Customer => Of(
                LineageExtent.Period, await session.QueryAsync<CountedUpload>(OfCustomer, new { customer_id = scope.Customer, rows = MostUploads }, ct)),
            RowKind.OrderLines or RowKind.Buyers => await LinesAsync(figure, scope, ct),
            RowKind.Sessions => await EventsAsync(new FunnelReading(scope.Period.From, scope.Period.To, AllTypes, BySession: true, WithCategory: false), ct),
            RowKind.Events => await funnel.ReadingAsync(scope.Funnel, scope.FunnelDays, scope.Filter, ct) is { } reading
                ? await EventsAsync(reading, ct)
                : new Lineage(LineageExtent.Period, [], 0, 0),
            RowKind.Uploads or RowKind.RefusedRows => Of(
                LineageExtent.Loaded, await session.QueryAsync<CountedUpload>(OfUploads, new { upload_id = scope.Upload, what = WhatOf(figure), rows = MostUploads }, ct)),
            RowKind.DoubtfulRows => await RunAsync(LineageExtent.Run, [figure.Choice.Finding!], ct, scope.Upload),
            _ => await RunAsync(LineageExtent.Run, figure.Choice.InSegment || figure.StandsOnEvents ? ["lines", "events"] : ["lines"], ct),
        };

    private async Task<Lineage> LinesAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var choice = figure.Rows == RowKind.Buyers ? figure.Choice with { Named = true, IsNew = null } : figure.Choice;
        scope = scope with { Period = figure.WholeOf(scope.Period) };
        var (state, product) = (await DataState.FindAsync(session, ct), RowsBehindQuery.ProductOf(figure, scope));
        return await cache.GetAsync(
            session, (("lineage", state, Bound), scope.Period, scope.Filter, scope.Group, product, choice),
            () => LinesAsync(choice, product, scope, ct),
            lineage => lineage.Uploads.Count);
    }

    private async Task<Lineage> LinesAsync(RowChoice choice, string? product, ExplainScope scope, CancellationToken ct)
    {
        var (period, filter) = (scope.Period, scope.Filter);
        if (await session.QuerySingleAsync<int>(LinesOfPeriod, new { period.From, period.To, most = Bound + 1 }, ct) > Bound)
        {
            return await RunAsync(LineageExtent.RunInsteadOfPeriod, ["lines"], ct);
        }

        return Of(
            LineageExtent.Period,
            await session.QueryAsync<CountedUpload>(
                OfLines,
                new
                {
                    period.From,
                    period.To,
                    filter.Region,
                    filter.Category,
                    group = scope.Group,
                    product,
                    run_id = await RowsBehindQuery.RunOfGroupAsync(session, scope, ct),
                    kinds = RowsBehindQuery.Kinds(choice),
                    with_customer = choice.Named,
                    with_cost = choice.Costed,
                    placed = choice.Placed,
                    whole = choice.Whole,
                    own_category = choice.OwnCategory,
                    rows = MostUploads,
                },
                ct));
    }

    private async Task<Lineage> EventsAsync(FunnelReading reading, CancellationToken ct)
    {
        if (await session.QuerySingleAsync<int>(EventsOfPeriod, new { reading.From, reading.Until, most = Bound + 1 }, ct) > Bound)
        {
            return await RunAsync(LineageExtent.RunInsteadOfPeriod, ["events"], ct);
        }

        return Of(
            LineageExtent.Period,
            await session.QueryAsync<CountedUpload>(OfEvents, new { reading.From, reading.Until, reading.Types, by_session = reading.BySession, rows = MostUploads }, ct));
    }

    private static string WhatOf(ExplainedFigure figure) => figure.Rows == RowKind.Uploads ? "read" : figure.Choice.Replaced ? "replaced" : "rejected";

    private async Task<Lineage> RunAsync(LineageExtent extent, string[] findings, CancellationToken ct, Guid? uploadId = null)
        => await CurrentRun.FindAsync(session, ct) is { } run
            ? Of(extent, await session.QueryAsync<CountedUpload>(OfRun, new { run_id = run.RunId, upload_id = uploadId, findings, rows = MostUploads }, ct))
            : new Lineage(extent == LineageExtent.Run ? extent : LineageExtent.NotCounted, [], 0, 0);

    private static Lineage Of(LineageExtent extent, IReadOnlyList<CountedUpload> rows)
        => new(
            extent, [.. rows.Select(row => new LineageUpload(row.UploadId, row.FileName, row.ReceivedAt, row.Rows))], rows.Count == 0 ? 0 : rows[0].Uploads,
            rows.Count == 0 ? 0 : rows[0].AllRows);

    private sealed record CountedUpload(Guid UploadId, string? FileName, DateTimeOffset? ReceivedAt, long Rows, int Uploads, long AllRows);
}
