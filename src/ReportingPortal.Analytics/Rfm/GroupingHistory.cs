using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Where customers stood at one point, by their places in the run.</summary>
/// <param name="Groups">Codes of groups.</param>
/// <param name="NetSales">In units of <see cref="Amount"/>.</param>
internal sealed record GroupingPoint(DateOnly On, byte[] Groups, long[] NetSales);

/// <summary>Every customer's group at each point of a timeline, each point scored by its own cuts; the last in full.</summary>
/// <param name="customers">How many the run knows.</param>
internal sealed class GroupingHistory(GroupingRules rules, int customers)
{
    private readonly List<GroupingPoint> points = [];

    /// <summary>From the first with a customer; the last is the as-of date.</summary>
    public IReadOnlyList<GroupingPoint> Points => points;

    public RfmValues[] Now { get; private set; } = [];

    public RfmScale Scale { get; private set; } = new([], [], []);

    public bool IsScored => Now.Length >= RfmScale.MinCustomers;

    /// <summary>The points, who has no group at any of them told from who has none at one.</summary>
    public IEnumerable<GroupingPoint> Histories()
    {
        var ever = new bool[customers];
        foreach (var point in points)
        {
            for (var place = 0; place < customers; place++)
            {
                ever[place] |= point.Groups[place] != RfmGroups.NoPurchaseCode;
            }
        }

        return points.Select(point => point with { Groups = [.. point.Groups.Select((group, place) => ever[place] ? group : RosterPoint.NeverGrouped)] });
    }

    public void Take(DateOnly point, RfmValues[] values)
    {
        var scale = RfmScale.Of(values, rules);
        var (codes, sales) = (new byte[customers], new long[customers]);
        foreach (ref readonly var value in values.AsSpan())
        {
            codes[value.Customer] = values.Length < RfmScale.MinCustomers ? RfmGroups.NotScoredCode : GroupOf(scale, value);
            sales[value.Customer] = value.NetSales;
        }

        points.Add(new GroupingPoint(point, codes, sales));
        (Now, Scale) = (values, scale);
    }

    private byte GroupOf(RfmScale scale, in RfmValues value)
    {
        var (r, f, m) = scale.Score(value, rules);
        return RfmGroups.CodeOf(r, RfmScale.Column(rules.Axis, f, m));
    }
}
