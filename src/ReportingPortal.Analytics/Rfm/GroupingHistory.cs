using System.Globalization;
using System.Text;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>A customer's groups and net sales at each point, each as the text of an array.</summary>
internal sealed record GroupingHistoryRow(string CustomerId, string Groups, string NetSales);

/// <summary>Every customer's group at each point of a timeline, each point scored by its own cuts; the last in full.</summary>
internal sealed class GroupingHistory(GroupingRules rules)
{
    private readonly List<DateOnly> points = [];
    private readonly List<byte[]> groups = [];
    private readonly List<decimal[]> netSales = [];

    public PurchaseTimeline Timeline { get; private set; } = new(rules, [], (_, _) => { });

    /// <summary>From the first with a customer; the last is the as-of date.</summary>
    public IReadOnlyList<DateOnly> Points => points;

    public RfmValues[] Now { get; private set; } = [];

    public RfmScale Scale { get; private set; } = new([], [], []);

    public bool IsScored => Now.Length >= RfmScale.MinCustomers;

    public void Begin(IEnumerable<DateOnly> at) => Timeline = new PurchaseTimeline(rules, at, Take);

    /// <summary>One row a customer who ever had a group.</summary>
    public IEnumerable<GroupingHistoryRow> Rows()
    {
        var place = 0;
        foreach (var customerId in Timeline.CustomerIds)
        {
            var at = place++;
            if (groups.Exists(point => at < point.Length && point[at] != RfmGroups.NoPurchaseCode))
            {
                yield return new GroupingHistoryRow(
                    customerId, ArrayText(groups, at, code => code.ToString(CultureInfo.InvariantCulture)),
                    ArrayText(netSales, at, amount => amount.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private void Take(DateOnly point, RfmValues[] values)
    {
        var scale = RfmScale.Of(values, rules);
        var (codes, sales) = (new byte[Timeline.CustomerIds.Count], new decimal[Timeline.CustomerIds.Count]);
        foreach (var value in values)
        {
            codes[value.Customer] = RfmGroups.Code(values.Length < RfmScale.MinCustomers ? RfmGroups.NotScored : GroupOf(scale, value));
            sales[value.Customer] = value.NetSales;
        }

        points.Add(point);
        groups.Add(codes);
        netSales.Add(sales);
        (Now, Scale) = (values, scale);
    }

    private string GroupOf(RfmScale scale, in RfmValues value)
    {
        var (r, f, m) = scale.Score(value.RecencyDays, value.Frequency, value.Monetary);
        return RfmGroups.Of(r, RfmScale.Column(rules.Axis, f, m));
    }

    private static string ArrayText<T>(List<T[]> points, int place, Func<T, string> text)
        => new StringBuilder("{").AppendJoin(',', points.Select(point => place < point.Length ? text(point[place]) : "0")).Append('}').ToString();
}
