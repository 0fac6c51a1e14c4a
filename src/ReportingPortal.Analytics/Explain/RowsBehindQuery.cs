using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>A page of the rows behind a figure.</summary>
/// <param name="IsWhole">
/// False where counting stopped, at <see cref="RowsBehindQuery.MostCounted"/> rows or after looking at <see cref="LineageQuery.MostRows"/> facts: there
/// are <paramref name="Total"/> or more.
/// </param>
public sealed record RowsPage(IReadOnlyList<FigureRow> Items, int Total, bool IsWhole, string? NextCursor);

/// <summary>
/// The rows a figure is made of, by pages that cost the same wherever they stand, or all in one stream. Lines, sessions and
/// events come newest day first, customers in the order of their ids.
/// </summary>
public sealed class RowsBehindQuery(TenantSession session, FunnelQuery funnel, CustomersBehind customers)
{
    public const int MostCounted = 10_000;

    private static readonly RowStatement<OrderLineRow> Lines = new("LinesBehind", row => new(row.OrderDate, row.OrderId, row.ProductId, row.Occurrence));
    private static readonly RowStatement<BuyerRow> Buyers = new("BuyersBehind", row => new(null, row.CustomerId));
    private static readonly RowStatement<SessionRow> Sessions = new("SessionsBehind", row => new(row.SessionDate, row.SessionId));
    private static readonly RowStatement<EventRow> Events = new("EventsBehind", row => new(row.EventDate, row.EventId));

    /// <summary>As <see cref="MostCounted"/>; less in tests.</summary>
    internal int Most { get; init; } = MostCounted;

    /// <summary>As <see cref="LineageQuery.MostRows"/>; less in tests.</summary>
    internal int Scan { get; init; } = LineageQuery.MostRows;

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<RowsPage> RunAsync(ExplainedFigure figure, ExplainScope scope, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<RowPosition>(cursor);
        if (after is { Key: null } || (after is { Day: null } && IsByDay(figure)))
        {
            throw new FormatException("The cursor is not one of this list.");
        }

        if (figure.Rows == RowKind.Customers)
        {
            return await customers.PageAsync(figure, scope, after?.Key, limit, ct);
        }

        return await ParametersAsync(figure, scope, ct) is not { } parameters ? new RowsPage([], 0, true, null) : figure.Rows switch
        {
            RowKind.OrderLines => await PageAsync(Lines, parameters, after, limit, ct),
            RowKind.Buyers => await PageAsync(Buyers, parameters, after, limit, ct),
            RowKind.Sessions => await PageAsync(Sessions, parameters, after, limit, ct),
            _ => await PageAsync(Events, parameters, after, limit, ct),
        };
    }

    /// <summary>All of them while they arrive; the connection is busy until the last one.</summary>
    public async IAsyncEnumerable<FigureRow> StreamAsync(
        ExplainedFigure figure, ExplainScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (figure.Rows == RowKind.Customers)
        {
            foreach (var row in await customers.AllAsync(figure, scope, ct))
            {
                yield return row;
            }

            yield break;
        }

        if (await ParametersAsync(figure, scope, ct) is not { } parameters)
        {
            yield break;
        }

        var all = parameters.At(null, null);
        IAsyncEnumerable<FigureRow> rows = figure.Rows switch
        {
            RowKind.OrderLines => session.StreamAsync<OrderLineRow>(Lines.Rows, all, ct),
            RowKind.Buyers => session.StreamAsync<BuyerRow>(Buyers.Rows, all, ct),
            RowKind.Sessions => session.StreamAsync<SessionRow>(Sessions.Rows, all, ct),
            _ => session.StreamAsync<EventRow>(Events.Rows, all, ct),
        };
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    /// <summary>The kinds of lines of a choice, as statements take them.</summary>
    internal static short[] Kinds(RowChoice choice)
        => [.. new[] { (choice.Sales, LineKind.Sale), (choice.Returns, LineKind.Return) }.Where(kind => kind.Item1).Select(kind => (short)kind.Item2)];

    private static bool IsByDay(ExplainedFigure figure) => figure.Rows is RowKind.OrderLines or RowKind.Sessions or RowKind.Events;

    private async Task<RowsPage> PageAsync<T>(RowStatement<T> statement, RowParameters parameters, RowPosition? after, int limit, CancellationToken ct) where T : FigureRow
    {
        var count = await session.QuerySingleAsync<RowCount>(statement.Count, parameters.Counted(Most + 1, Scan), ct);
        var rows = await session.QueryAsync<T>(statement.Rows, parameters.At(after, limit + 1), ct);
        var page = Page.Of(rows, limit, count.Rows, row => Cursor.Of(statement.Position(row)));
        return new RowsPage(page.Items, count.IsWhole ? count.Rows : Math.Min(count.Rows, Most), count.IsWhole, page.NextCursor);
    }

    /// <summary>Null where there can be no rows: no events.</summary>
    private async Task<RowParameters?> ParametersAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var (period, choice) = (scope.Period, figure.Choice);
        if (figure.Rows == RowKind.Events)
        {
            return await funnel.ReadingAsync(scope.Funnel, scope.FunnelDays, scope.Filter, ct) is { } reading
                ? new RowParameters(new { reading.From, reading.Until, reading.Types, by_session = reading.BySession })
                : null;
        }

        return new RowParameters(new
        {
            period.From,
            period.To,
            scope.Filter.Region,
            scope.Filter.Category,
            group = scope.Group,
            run_id = await RunOfGroupAsync(session, scope, ct),
            kinds = Kinds(choice),
            with_customer = choice.Named,
            is_new = choice.IsNew,
        });
    }

    /// <summary>The run that says who is in the group asked for; null where none is.</summary>
    internal static async Task<Guid?> RunOfGroupAsync(TenantSession session, ExplainScope scope, CancellationToken ct)
        => scope.Group is null ? null : (await CurrentRun.FindAsync(session, ct))?.RunId;

    private sealed record RowCount(int Rows, bool IsWhole);
}
