using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Whom a filter leaves of a roster.</summary>
internal sealed class RfmCustomerChoice
{
    private readonly RosterRun run;
    private readonly RosterSelection selected;
    private readonly Lazy<bool[]?> found;
    private readonly bool[]? named;
    private readonly (long From, long To) spend;
    private readonly (int From, int To) orders;
    private readonly (int From, int To)? days;
    private readonly IReadOnlyList<(byte[] Groups, byte Wanted)> stood;

    private RfmCustomerChoice(CustomerRoster roster, RfmCustomerFilter filter, IReadOnlyList<(byte[], byte)> stood)
    {
        run = roster.Run;
        selected = RosterSelection.Of(roster, filter.Region, filter.Category, filter.Group, filter.ValueTier, filter.ActivityStatus, filter.SegmentId);
        // Every name is looked through, and the list asked for may have been made before.
        found = new Lazy<bool[]?>(() => roster.Master.Search.Find(filter.Search));
        named = filter.CustomerIds is null ? null : Named(roster.Run, filter.CustomerIds);
        spend = (Units(filter.MinSpend, long.MinValue, Math.Ceiling), Units(filter.MaxSpend, long.MaxValue, Math.Floor));
        orders = (filter.MinOrders ?? int.MinValue, filter.MaxOrders ?? int.MaxValue);
        days = filter.MinDays is null && filter.MaxDays is null ? null : (filter.MinDays ?? int.MinValue, filter.MaxDays ?? int.MaxValue);
        this.stood = stood;
    }

    public static async Task<RfmCustomerChoice> OfAsync(RosterReader rosters, CustomerRoster roster, RfmCustomerFilter filter, CancellationToken ct)
    {
        var stood = new List<(byte[], byte)>();
        foreach (var (point, group) in new[] { (filter.Move?.FromPoint, filter.Move?.FromGroup), (filter.Move?.ToPoint, filter.Move?.ToGroup) })
        {
            if (group is not null)
            {
                stood.Add(((await rosters.PointAsync(roster, point!.Value, ct)).Groups, RfmGroups.Code(group)));
            }
        }

        return new RfmCustomerChoice(roster, filter, stood);
    }

    public bool Has(int place)
        => selected.Has(place)
            && (found.Value is null || found.Value[place])
            && (named is null || named[place])
            && run.NetSales[place] >= spend.From && run.NetSales[place] <= spend.To
            && run.Frequency[place] >= orders.From && run.Frequency[place] <= orders.To
            && (days is not { } range || (run.Frequency[place] > 0 && run.RecencyDays[place] >= range.From && run.RecencyDays[place] <= range.To))
            && HasStood(place);

    private bool HasStood(int place)
    {
        foreach (var (groups, wanted) in stood)
        {
            if (groups[place] != wanted)
            {
                return false;
            }
        }

        return true;
    }

    private static bool[] Named(RosterRun run, string[] customerIds)
    {
        var named = new bool[run.Count];
        foreach (var id in customerIds)
        {
            if (Array.BinarySearch(run.Ids, id, CodePoints.Order) is >= 0 and var place)
            {
                named[place] = true;
            }
        }

        return named;
    }

    /// <summary>A limit of money in whole units; one beyond all money there can be limits nothing, or leaves nobody.</summary>
    private static long Units(decimal? limit, long none, Func<decimal, decimal> round)
        => limit is not { } amount ? none
            : amount > Amount.Most ? long.MaxValue
            : amount < -Amount.Most ? long.MinValue
            : (long)round(amount * Amount.Unit);
}
