using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Customers between two points of a run. Who had a group at neither is nowhere.</summary>
internal sealed class RfmMoves
{
    private readonly CustomerRoster roster;
    private readonly RosterPoint from;
    private readonly RosterPoint to;

    private RfmMoves(CustomerRoster roster, RosterPoint from, RosterPoint to) => (this.roster, this.from, this.to) = (roster, from, to);

    /// <param name="from">Place among the points, from 1; as the other.</param>
    public static async Task<RfmMoves> OfAsync(RosterReader rosters, CustomerRoster roster, int from, int to, CancellationToken ct)
        => new(roster, await rosters.PointAsync(roster, from, ct), await rosters.PointAsync(roster, to, ct));

    /// <summary>Pairs of groups with customers, both in their order.</summary>
    public IReadOnlyList<RfmMove> Table(CustomerFilter filter) => roster.Memo.Get(("moves", from, to, filter), () => Counted(filter), moves => moves.Count);

    private List<RfmMove> Counted(CustomerFilter filter)
    {
        var groups = RfmGroups.Coded.Count;
        var (customers, before, after) = (new int[groups * groups], new long[groups * groups], new long[groups * groups]);
        var selected = RosterSelection.Of(roster, filter.Region, filter.Category);
        for (var place = 0; place < roster.Count; place++)
        {
            if (IsKnown(place) && selected.Has(place))
            {
                var pair = (from.Groups[place] * groups) + to.Groups[place];
                customers[pair]++;
                (before[pair], after[pair]) = (checked(before[pair] + from.NetSales[place]), checked(after[pair] + to.NetSales[place]));
            }
        }

        return [.. customers.Index().Where(pair => pair.Item > 0)
            .Select(pair => new RfmMove(
                RfmGroups.Coded[pair.Index / groups], RfmGroups.Coded[pair.Index % groups], pair.Item, Amount.AsStored(before[pair.Index]), Amount.AsStored(after[pair.Index])))
            .OrderBy(move => RfmGroups.Order(move.FromGroup)).ThenBy(move => RfmGroups.Order(move.ToGroup))];
    }

    /// <summary>Who moved, those that had brought most by the second point first, then by id.</summary>
    /// <param name="fromCode">Null means any group, as of the other.</param>
    /// <param name="after">The last of the page before.</param>
    /// <returns>Places of as many as asked for, and how many there are in all.</returns>
    public (List<int> Places, int Total) First(CustomerFilter filter, int? fromCode, int? toCode, (decimal NetSales, string CustomerId)? after, int most)
    {
        var all = roster.Memo.Get(("moved", from, to, fromCode, toCode, filter), () => Sorted(filter, fromCode, toCode), places => places.Length);
        var first = after is not { } last ? 0 : Bisection.First(all.Length, i => IsAfter(last, all[i]));
        return ([.. all.Skip(first).Take(most)], all.Length);
    }

    private int[] Sorted(CustomerFilter filter, int? fromCode, int? toCode)
    {
        var selected = RosterSelection.Of(roster, filter.Region, filter.Category);
        int[] places = [.. Enumerable.Range(0, roster.Count).Where(place
            => IsKnown(place) && (fromCode is null || from.Groups[place] == fromCode) && (toCode is null || to.Groups[place] == toCode) && selected.Has(place))];
        Array.Sort(places, Compare);
        return places;
    }

    public RfmMovedCustomer Of(int place)
        => new(
            roster.Run.Ids[place], roster.Master.Name(place), RfmGroups.Coded[from.Groups[place]], RfmGroups.Coded[to.Groups[place]],
            Amount.AsStored(from.NetSales[place]), Amount.AsStored(to.NetSales[place]));

    private bool IsKnown(int place)
        => from.Groups[place] != RosterPoint.NeverGrouped && (from.Groups[place] != RfmGroups.NoPurchaseCode || to.Groups[place] != RfmGroups.NoPurchaseCode);

    private int Compare(int a, int b) => to.NetSales[a] != to.NetSales[b] ? to.NetSales[b].CompareTo(to.NetSales[a]) : a.CompareTo(b);

    private bool IsAfter((decimal NetSales, string CustomerId) last, int place)
    {
        var netSales = Amount.AsStored(to.NetSales[place]);
        return netSales != last.NetSales ? netSales < last.NetSales : CodePoints.Order.Compare(roster.Run.Ids[place], last.CustomerId) > 0;
    }
}
