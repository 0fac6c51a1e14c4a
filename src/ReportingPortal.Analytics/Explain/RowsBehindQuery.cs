using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>A page of the rows behind a figure.</summary>
/// <param name="IsWhole">
/// False where lines were not counted, for they are of more than <see cref="RowsBehindQuery.MostCounted"/> orders, or counting stopped after
/// looking at <see cref="LineageQuery.MostRows"/> facts: there are <paramref name="Total"/> or more.
/// </param>
public sealed record RowsPage(IReadOnlyList<FigureRow> Items, int Total, bool IsWhole, string? NextCursor);

/// <summary>
/// The rows a figure is made of, by pages that cost the same wherever they stand, or all in one stream. Lines, sessions and
/// events come newest day first, customers in the order of their ids. How many there are is kept while the data stand.
/// </summary>
public sealed class RowsBehindQuery(TenantSession session, FunnelQuery funnel, CustomersBehind customers, BuyersBehind buyers, FigureCache cache)
{
    public const int MostCounted = 10_000;

    private static readonly RowStatement<OrderLineRow> Lines = new("LinesBehind", row => new(row.OrderDate, row.OrderId, row.ProductId, row.Occurrence));
    private static readonly RowStatement<OrderLineRow> LinesOfCustomer = new("LinesOfCustomer", Lines.Position);
    private static readonly RowStatement<SessionRow> Sessions = new("SessionsBehind", row => new(row.SessionDate, row.SessionId));
    private static readonly RowStatement<EventRow> Events = new("EventsBehind", row => new(row.EventDate, row.EventId));
    private static readonly RowStatement<UploadRow> Uploads = new("UploadsBehind", row => new(null, row.UploadId.ToString()));
    private static readonly RowStatement<RefusedRow> Refused = new("RefusedBehind", row => new(null, row.UploadId.ToString(), null, (int)row.RowNumber));

    private readonly QualityBehind quality = new(session);

    /// <summary>As <see cref="MostCounted"/>; less in tests.</summary>
    internal int Most { get; init; } = MostCounted;

    /// <summary>As <see cref="LineageQuery.MostRows"/>; less in tests.</summary>
    internal int Scan { get; init; } = LineageQuery.MostRows;

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<RowsPage> RunAsync(ExplainedFigure figure, ExplainScope scope, string? cursor, int limit, CancellationToken ct)
    {
        if (figure.Rows == RowKind.DoubtfulRows)
        {
            return await quality.PageAsync(figure, scope, cursor, limit, ct);
        }

        var after = Cursor.Parse<RowPosition>(cursor);
        if (after is { Key: null } || (after is { Day: null } && IsByDay(figure)) || (after is not null && IsOfUploads(figure) && !Guid.TryParse(after.Key, out _)))
        {
            throw new FormatException("The cursor is not one of this list.");
        }

        switch (figure.Rows)
        {
            case RowKind.Customers:
                return await customers.PageAsync(figure, scope, after?.Key, limit, ct);
            case RowKind.Buyers:
                return await buyers.PageAsync(figure, scope, after?.Key, limit, ct);
        }

        return await ParametersAsync(figure, scope, ct) is not { } parameters ? new RowsPage([], 0, true, null) : figure.Rows switch
        {
            RowKind.OrderLines => await PageAsync(LinesOf(figure), parameters, after, limit, ct),
            RowKind.Sessions => await PageAsync(Sessions, parameters, after, limit, ct),
            RowKind.Uploads => await PageAsync(Uploads, parameters, after, limit, ct),
            RowKind.RefusedRows => await PageAsync(Refused, parameters, after, limit, ct),
            _ => await PageAsync(Events, parameters, after, limit, ct),
        };
    }

    /// <summary>All of them while they arrive; the connection is busy until the last one.</summary>
    public async IAsyncEnumerable<FigureRow> StreamAsync(
        ExplainedFigure figure, ExplainScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        IAsyncEnumerable<FigureRow> rows = (figure.Rows, (await ParametersAsync(figure, scope, ct))?.At(null, null)) switch
        {
            (RowKind.Customers, _) => (await customers.AllAsync(figure, scope, ct)).ToAsyncEnumerable(),
            (RowKind.Buyers, _) => buyers.AllAsync(figure, scope, ct),
            (RowKind.DoubtfulRows, _) => quality.AllAsync(figure, scope, ct),
            (_, null) => AsyncEnumerable.Empty<FigureRow>(),
            (RowKind.OrderLines, { } all) => session.StreamAsync<OrderLineRow>(LinesOf(figure).Rows, all, ct),
            (RowKind.Uploads, { } all) => session.StreamAsync<UploadRow>(Uploads.Rows, all, ct),
            (RowKind.RefusedRows, { } all) => session.StreamAsync<RefusedRow>(Refused.Rows, all, ct),
            (RowKind.Sessions, { } all) => session.StreamAsync<SessionRow>(Sessions.Rows, all, ct),
            (_, { } all) => session.StreamAsync<EventRow>(Events.Rows, all, ct),
        };
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    /// <summary>The kinds of lines of a choice, as statements take them.</summary>
    internal static short[] Kinds(RowChoice choice)
        => [.. new[] { (choice.Sales, LineKind.Sale), (choice.Returns, LineKind.Return) }.Where(kind => kind.Item1).Select(kind => (short)kind.Item2)];

    private static RowStatement<OrderLineRow> LinesOf(ExplainedFigure figure) => figure.Cut == FigureCut.Customer ? LinesOfCustomer : Lines;

    private static bool IsByDay(ExplainedFigure figure) => figure.Rows is RowKind.OrderLines or RowKind.Sessions or RowKind.Events;

    private static bool IsOfUploads(ExplainedFigure figure) => figure.Rows is RowKind.Uploads or RowKind.RefusedRows;

    private async Task<RowsPage> PageAsync<T>(RowStatement<T> statement, RowParameters parameters, RowPosition? after, int limit, CancellationToken ct) where T : FigureRow
    {
        var state = await DataState.FindAsync(session, ct);
        var count = await cache.GetAsync(
            session, ("rows behind", state, statement.Count.Path, parameters.Key, Most, Scan),
            () => session.QuerySingleAsync<RowCount>(statement.Count, parameters.Counted(Most, Scan), ct), _ => 0);
        var rows = await session.QueryAsync<T>(statement.Rows, parameters.At(after, limit + 1), ct);
        var page = Page.Of(rows, limit, count.Rows, row => Cursor.Of(statement.Position(row)));
        return new RowsPage(page.Items, page.Total, count.IsWhole, page.NextCursor);
    }

    /// <summary>Null where there can be no rows: no events.</summary>
    private async Task<RowParameters?> ParametersAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var (period, choice) = (figure.WholeOf(scope.Period), figure.Choice);
        if (figure.Rows == RowKind.Events)
        {
            return await funnel.ReadingAsync(scope.Funnel, scope.FunnelDays, scope.Filter, ct) is { } reading
                ? new RowParameters(
                    new { reading.From, reading.Until, reading.Types, by_session = reading.BySession },
                    (reading.From, reading.Until, string.Join(',', reading.Types), reading.BySession))
                : null;
        }

        if (figure.Cut == FigureCut.Customer)
        {
            return new RowParameters(new { customer_id = scope.Customer }, scope.Customer ?? "");
        }

        if (figure.Cut == FigureCut.Uploads)
        {
            return new RowParameters(new { upload_id = scope.Upload, only_replaced = choice.Replaced }, (scope.Upload, choice.Replaced));
        }

        return new RowParameters(
            new
            {
                period.From,
                period.To,
                scope.Filter.Region,
                scope.Filter.Category,
                group = scope.Group,
                product = ProductOf(figure, scope),
                run_id = await RunOfGroupAsync(session, scope, ct),
                kinds = Kinds(choice),
                with_customer = choice.Named,
                with_cost = choice.Costed,
                placed = choice.Placed,
                whole = choice.Whole,
                own_category = choice.OwnCategory,
            },
            (period, scope.Filter, scope.Group, ProductOf(figure, scope), choice));
    }

    /// <summary>The product lines are cut to: rules that name one stand on all baskets.</summary>
    internal static string? ProductOf(ExplainedFigure figure, ExplainScope scope) => figure.Cut == FigureCut.PeriodOfPart ? scope.Product : null;

    /// <summary>The run that says who is in the group asked for; null where none is.</summary>
    internal static async Task<Guid?> RunOfGroupAsync(TenantSession session, ExplainScope scope, CancellationToken ct)
        => scope.Group is null ? null : (await CurrentRun.FindAsync(session, ct))?.RunId;

    private sealed record RowCount(int Rows, bool IsWhole);
}
