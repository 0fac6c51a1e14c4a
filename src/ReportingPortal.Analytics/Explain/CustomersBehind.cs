using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>The customers that make up a figure of the current analysis run, in the order of their ids.</summary>
public sealed class CustomersBehind(TenantSession session, RosterReader rosters)
{
    /// <param name="after">The last id of the page before; null for the first.</param>
    internal async Task<RowsPage> PageAsync(ExplainedFigure figure, ExplainScope scope, string? after, int limit, CancellationToken ct)
    {
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return new RowsPage([], 0, true, null);
        }

        var (places, from) = (await PlacesAsync(roster, figure, scope, ct), roster.After(after));
        var shown = places.Skip(Bisection.First(places.Length, i => places[i] >= from)).Take(limit + 1);
        var page = Page.Of<CustomerRow>([.. await RowsAsync(roster, shown, ct)], limit, places.Length, row => Cursor.Of(new RowPosition(null, row.CustomerId)));
        return new RowsPage(page.Items, page.Total, true, page.NextCursor);
    }

    /// <summary>All of them; none before the first run.</summary>
    internal async Task<IEnumerable<CustomerRow>> AllAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
        => await rosters.FindAsync(ct) is { } roster ? await RowsAsync(roster, await PlacesAsync(roster, figure, scope, ct), ct) : [];

    private async Task<int[]> PlacesAsync(CustomerRoster roster, ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        // The filters of a period are none of a whole history's.
        var filter = figure.Cut is FigureCut.Customers or FigureCut.CustomersApart or FigureCut.CustomersMoved ? scope.Filter : FigureFilter.None;
        var choice = figure.Choice;
        var repeats = choice.CameBack ? (await rosters.LifetimeAsync(roster, ct)).Frequency : null;
        return roster.Memo.Places(
            ("behind", filter, scope.Group, choice),
            () => RosterSelection.Of(roster, filter.Region, filter.Category, scope.Group, choice.ValueTier).Places()
                .Where(place => (!choice.HasOrdered || roster.Master.LifetimeOrders[place] > 0) && (!choice.InSegment || roster.Run.SegmentIds[place] != 0)
                    && (repeats is null || (repeats.Length > 0 && repeats[place] > 0))));
    }

    private async Task<IEnumerable<CustomerRow>> RowsAsync(CustomerRoster roster, IEnumerable<int> places, CancellationToken ct)
    {
        var (run, master, values) = (roster.Run, roster.Master, await rosters.LifetimeAsync(roster, ct));
        var segments = await session.Db.Segments.AsNoTracking().Where(segment => segment.RunId == run.RunId).ToDictionaryAsync(segment => segment.SegmentId, segment => segment.Name, ct);
        return places.Select(place => new CustomerRow(
            run.Ids[place], master.Name(place), master.FirstOrderOn(place), run.RecencyDays[place], run.Frequency[place], Amount.AsStored(run.Monetary[place]),
            Amount.AsStored(run.NetSales[place]), RfmCustomersQuery.Digit(run.Scores[place], 100), RfmCustomersQuery.Digit(run.Scores[place], 10),
            RfmCustomersQuery.Digit(run.Scores[place], 1), RfmGroups.Coded[run.Groups[place]], CustomerGrades.Tiers[run.Tiers[place]],
            CustomerGrades.Statuses[run.Statuses[place]], segments.GetValueOrDefault(run.SegmentIds[place]),
            HasValue(values, place) ? Amount.AsStored(values.Historic[place]) : null, HasValue(values, place) ? Amount.AsStored(values.Clv[place]) : null));
    }

    private static bool HasValue(RosterLifetime values, int place) => values.Orders.Length > 0 && values.Orders[place] > 0;
}
