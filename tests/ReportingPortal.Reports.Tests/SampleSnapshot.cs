using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests;

/// <summary>The figures of an invented outdoor shop: plausible, consistent with one another, the same on every call.</summary>
internal static class SampleSnapshot
{
    private static readonly Period Weeks = new(new DateOnly(2026, 2, 16), new DateOnly(2026, 3, 16));

    public static ReportSnapshot Northwind()
    {
        var daily = Daily(Weeks, 38_000m, 420m);
        var previous = Daily(Weeks.Previous, 35_500m, 60m);
        var netSales = daily.Sum(day => day.NetSales);
        var before = previous.Sum(day => day.NetSales);
        var kpis = new KpiComparison(
            Kpis(netSales, daily.Sum(day => day.Orders) + 214, 3_904, 1_212, 0.2874m, 0.0312m),
            Kpis(before, previous.Sum(day => day.Orders) + 402, 3_711, 1_190, 0.2751m, 0.0318m),
            Weeks.Previous);
        return new ReportSnapshot(
            Guid.Parse("0195a1f0-7c11-7a3e-9b52-4f60d2a81c07"), "2026-03", "Executive report",
            new SnapshotTenant("northwind", "Northwind Outfitters", "GBP", "Europe/London"),
            Weeks, new DateOnly(2026, 3, 15), new DateTimeOffset(2026, 3, 16, 6, 0, 0, TimeSpan.Zero), FigureFilter.None,
            kpis, Change(kpis),
            daily, previous, Monthly(), Slices(netSales, Regions), Slices(netSales, Categories),
            Pareto(netSales, 3_904, "Customer"), Pareto(netSales, 412, "Product"), Rfm(), Segments(), TopCustomers(),
            new DataQuality(1_204_318, 1_117, 2_408, 311, 14), Explained(kpis), Slipped());
    }

    /// <summary>The period before sold its regions and categories in other shares.</summary>
    private static ChangeNarrative Explained(KpiComparison kpis)
    {
        var (now, before) = (kpis.Current.NetSales, kpis.Previous.NetSales);
        var whole = ChangeExplanation.Of(
            Weeks, kpis, (Slices(now, Regions), Slices(before, [Regions[1], Regions[0], .. Regions[2..]])), (Slices(now, Categories), Slices(before, Categories[..^1])));
        return new ChangeNarrative(whole with { Split = Change(kpis) }, null);
    }

    /// <summary>A tenant on its first day: nothing uploaded, nothing analysed.</summary>
    public static ReportSnapshot Empty()
    {
        var nothing = new Kpis(0, 0, 0, 0, null, null, 0, 0, null, 0, 0, 0, 0, null, null, 0, null);
        var pareto = new ParetoResult(0, 0, null, null, null, [], 0);
        return new ReportSnapshot(
            Guid.Parse("0195a1f0-0000-7000-8000-000000000000"), "2026-03", "Executive report",
            new SnapshotTenant("new", "New Shop", "EUR", "Europe/Berlin"),
            Weeks, null, new DateTimeOffset(2026, 3, 16, 6, 0, 0, TimeSpan.Zero), FigureFilter.None,
            new KpiComparison(nothing, nothing, Weeks.Previous), new ChangeDecomposition(0, null, null, null), [], [], [], [], [], pareto, pareto,
            new RfmOverview(null, null, 0, [], [], [], [], []),
            new SegmentOverview(null, null, 0, null, null, [], new Dictionary<int, double>(), 0, null, []), [], new DataQuality(0, 0, 0, 0, 0));
    }

    private static readonly (string Name, decimal Share, decimal? Margin)[] Regions =
    [
        ("South East", 0.314m, 0.412m), ("London", 0.226m, 0.398m), ("North West", 0.148m, 0.405m), ("Scotland", 0.112m, 0.371m),
        ("Midlands", 0.094m, 0.389m), ("Wales", 0.058m, 0.402m), ("Northern Ireland", 0.031m, 0.344m), ("", 0.017m, null),
    ];

    private static readonly (string Name, decimal Share, decimal? Margin)[] Categories =
    [
        ("Jackets & Shells", 0.287m, 0.336m), ("Footwear", 0.241m, 0.447m), ("Tents & Shelters", 0.176m, 0.342m), ("Packs", 0.121m, 0.461m),
        ("Climbing", 0.082m, 0.388m), ("Cooking", 0.055m, 0.552m), ("Gift cards", 0.041m, null), ("Clearance", -0.003m, -0.214m),
    ];

    private static Kpis Kpis(decimal netSales, int orders, int customers, int newCustomers, decimal repeat, decimal conversion)
    {
        var (discounts, returns) = (decimal.Round(netSales * 0.071m, 2), decimal.Round(netSales * 0.043m, 2));
        var profit = decimal.Round(netSales * 0.395m, 2);
        return new Kpis(
            netSales + discounts + returns, discounts, returns, netSales, profit, 0.395m, orders, (orders * 12 / 5) + 1, netSales / orders,
            customers, newCustomers, customers - newCustomers, 311, repeat, conversion, 2_408, 47);
    }

    /// <summary>D19, written out: the parts weigh the logarithm of each factor's ratio.</summary>
    private static ChangeDecomposition Change(KpiComparison kpis)
    {
        var (now, before) = (kpis.Current, kpis.Previous);
        var weight = (double)(now.NetSales - before.NetSales) / Math.Log((double)(now.NetSales / before.NetSales));
        var customers = decimal.Round((decimal)(weight * Math.Log((double)now.Customers / before.Customers)), 2);
        var frequency = decimal.Round((decimal)(weight * Math.Log((double)now.Orders / now.Customers / ((double)before.Orders / before.Customers))), 2);
        return new ChangeDecomposition(now.NetSales - before.NetSales, customers, frequency, now.NetSales - before.NetSales - customers - frequency);
    }

    private static List<DailySales> Daily(Period period, decimal start, decimal slope)
    {
        decimal[] weekdays = [0.93m, 0.84m, 0.88m, 0.94m, 1.06m, 1.21m, 1.14m];
        var days = new List<DailySales>();
        for (var i = 0; i < period.Days; i++)
        {
            var wave = 1 + (0.05m * (decimal)Math.Sin(i * 1.7));
            var sales = decimal.Round((start + (slope * i)) * weekdays[i % 7] * wave, 2);
            var orders = (int)(sales / (252m + (i % 5)));
            days.Add(new DailySales(period.From.AddDays(i), sales, orders, orders - 4, orders * 2, null));
        }

        return days;
    }

    private static List<MonthlySales> Monthly()
    {
        decimal[] sales = [912_440.10m, 948_310.55m, 1_021_875.20m, 1_110_240m, 1_184_902.75m, 1_150_433.30m, 987_211.05m, 1_004_118.90m, 1_322_540.65m, 1_548_210.40m, 934_876.25m, 1_028_915.80m, 668_204.35m];
        var months = new List<MonthlySales>();
        for (var i = 0; i < sales.Length; i++)
        {
            var isPartial = i == sales.Length - 1;
            decimal? growth = i == 0 ? null : isPartial ? 0.1237m : (sales[i] - sales[i - 1]) / sales[i - 1];
            months.Add(new MonthlySales(new DateOnly(2025, 3, 1).AddMonths(i), sales[i], (int)(sales[i] / 254), (int)(sales[i] / 291), growth, isPartial));
        }

        return months;
    }

    /// <summary>The first slice takes what rounding leaves, so that sales and profit sum to the totals.</summary>
    private static List<SalesSlice> Slices(decimal netSales, (string Name, decimal Share, decimal? Margin)[] shares)
    {
        var slices = shares.Select(slice =>
        {
            var sales = decimal.Round(netSales * slice.Share, 2);
            return new SalesSlice(
                slice.Name, slice.Name, sales, slice.Margin is { } margin ? decimal.Round(Math.Abs(sales) * margin, 2) : null, slice.Margin,
                (int)(Math.Abs(sales) / 254), (int)(Math.Abs(sales) / 106));
        }).ToList();
        var sold = slices[0].NetSales + netSales - slices.Sum(slice => slice.NetSales);
        var earned = slices[0].Profit!.Value + decimal.Round(netSales * 0.395m, 2) - slices.Sum(slice => slice.Profit ?? 0);
        slices[0] = slices[0] with { NetSales = sold, Profit = earned, Margin = decimal.Round(earned / sold, 4) };
        return slices;
    }

    private static ParetoResult Pareto(decimal netSales, int count, string name)
    {
        var weights = Enumerable.Range(1, count).Select(rank => 1 / Math.Pow(rank + (count / 40d), 0.92)).ToList();
        var total = weights.Sum();
        var items = new List<ParetoItem>();
        var cumulative = 0d;
        foreach (var (weight, index) in weights.Select((weight, index) => (weight, index)))
        {
            var kind = cumulative < 0.8 ? 'A' : cumulative < 0.95 ? 'B' : 'C';
            cumulative += weight / total;
            items.Add(new ParetoItem($"{name[0]}{index + 1:0000}", $"{name} {index + 1}", decimal.Round(netSales * (decimal)(weight / total), 2), (decimal)Math.Min(1, cumulative), kind));
        }

        var to80 = items.FindIndex(item => item.CumulativeShare >= 0.8m) + 1;
        return new ParetoResult(count, to80, (decimal)to80 / count, items[(int)Math.Ceiling(count * 0.2) - 1].CumulativeShare, 0.4861m, items, 3);
    }

    private static RfmOverview Rfm()
    {
        (string Group, int Customers, decimal Sales, decimal Days, decimal Orders)[] groups =
        [
            ("Champions", 1_318, 2_904_110.20m, 12.4m, 9.1m), ("Loyal Customers", 2_207, 3_118_402.75m, 38.2m, 6.4m), ("Potential Loyalists", 1_864, 912_308.10m, 24.7m, 2.6m),
            ("New Customers", 611, 148_920.40m, 9.3m, 1m), ("Promising", 540, 120_077.15m, 41m, 1m), ("Need Attention", 702, 498_211.60m, 88.1m, 3.2m),
            ("About to Sleep", 988, 310_448.90m, 96.4m, 1.5m), ("At Risk", 1_102, 1_240_118.35m, 188.6m, 4.1m), ("Can't Lose Them", 214, 602_311.05m, 201.3m, 9.8m),
            ("Hibernating", 2_410, 548_902.50m, 312.9m, 1.3m), ("No purchase", 187, 0m, 0m, 0m),
        ];
        string[] names = ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose Them"];
        string[][] rows =
        [
            ["New Customers", "Potential Loyalists", "Potential Loyalists", "Champions", "Champions"],
            ["Promising", "Potential Loyalists", "Potential Loyalists", "Loyal Customers", "Loyal Customers"],
            ["About to Sleep", "About to Sleep", "Need Attention", "Loyal Customers", "Loyal Customers"], names, names,
        ];
        int[][] counts = [[611, 402, 318, 540, 778], [540, 602, 542, 511, 640], [610, 378, 702, 488, 568], [804, 410, 330, 301, 118], [820, 376, 251, 220, 96]];
        return new RfmOverview(
            Guid.Parse("0195a1f0-1111-7000-8000-000000000000"), new DateOnly(2026, 3, 15), 11_956,
            [.. groups.Select(group => new RfmGroupFigures(group.Group, group.Customers, group.Sales, group.Days, group.Orders, group.Customers == 0 ? 0 : group.Sales / group.Customers))],
            [.. rows.SelectMany((row, r) => row.Select((name, f) => new RfmCell(5 - r, f + 1, name, counts[r][f], counts[r][f] * 610m)))],
            [new("Gold", 1_420, 5_012_330.10m), new("Silver", 4_102, 4_118_204.40m), new("Bronze", 6_434, 1_273_276.50m)],
            [new("Active", 6_214, 6_810_440.20m), new("Dormant", 2_806, 2_014_900.30m), new("Churned", 2_936, 1_578_470.50m), new("Prospect", 187, 0m)],
            [new("monetary", [61.20m, 148.75m, 402.10m, 1_118.40m]), new("frequency", [1, 2, 3, 6]), new("recency_days", [21, 58, 121, 240])]);
    }

    private static SegmentOverview Segments()
    {
        string[] features = ["sessions", "events", "distinct_products", "distinct_categories", "purchases", "spend"];
        (string Name, int Customers, decimal Sales, double[] Centroid, double[] Z)[] segments =
        [
            ("High-Value Customers", 1_388, 4_804_120.10m, [41.2, 388.4, 32.1, 6.2, 9.6, 3461.2], [1.6, 1.5, 1.4, 1.2, 1.8, 1.9]),
            ("Active Shoppers", 3_214, 3_918_440.60m, [28.7, 240.1, 21.8, 5.1, 4.8, 1219.2], [0.7, 0.7, 0.6, 0.6, 0.6, 0.5]),
            ("Casual Browsers", 4_120, 704_318.30m, [12.4, 130.2, 14.9, 3.9, 0.8, 170.9], [-0.2, -0.1, 0, 0, -0.8, -0.8]),
            ("Occasional Buyers", 3_234, 976_932m, [6.1, 48.3, 6.4, 2.2, 1.7, 302.1], [-0.9, -0.9, -0.9, -1, -0.3, -0.3]),
        ];
        return new SegmentOverview(
            Guid.Parse("0195a1f0-1111-7000-8000-000000000000"), new DateOnly(2026, 3, 15), 4, 0.413, 18_204.5, features,
            new Dictionary<int, double> { [2] = 0.38, [3] = 0.395, [4] = 0.413, [5] = 0.377 }, 0.062, null,
            [.. segments.Select((segment, index) => new SegmentFigures(
                index, segment.Name, segment.Customers, segment.Sales,
                features.Zip(segment.Centroid).ToDictionary(pair => pair.First, pair => pair.Second),
                features.Zip(segment.Z).ToDictionary(pair => pair.First, pair => pair.Second)))]);
    }

    private static SlippedCustomers Slipped()
    {
        (string? Name, string From, string To)[] moved =
        [
            ("Glen Coe Climbing Club", "Champions", "Can't Lose Them"), ("Marta Świątek", "Loyal Customers", "At Risk"), (null, "Loyal Customers", "At Risk"),
            ("Fell Runners & Co", "Potential Loyalists", "About to Sleep"), ("Noël Dupont", "Potential Loyalists", "Hibernating"),
        ];
        return new SlippedCustomers(
            new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 28), 47, 61_930.4m,
            [.. moved.Select((each, i) => new RfmMovedCustomer($"C{20100 + (i * 13)}", each.Name, each.From, each.To, 9_120.5m - (740.25m * i), 9_120.5m - (740.25m * i)))]);
    }

    private static List<RfmCustomer> TopCustomers()
    {
        string[] names = ["Alpine Guides Ltd", "Ben Nevis Lodge", "Zoë Müller", "Siân O’Connor", "Łukasz Żak", "Ελένη Παππά", "Анна Петрова", "José García", "Outward Bound Trust", "Lakeland School"];
        return [.. Enumerable.Range(0, 20).Select(i => new RfmCustomer(
            $"C{10400 + (i * 37)}", i == 13 ? null : names[i % names.Length] + (i >= names.Length ? " II" : ""), 1 + (i * 7 % 46), 64 - (2 * i), 48_210.75m - (1_904.15m * i),
            5, 5, 5, i % 6 == 5 ? "Loyal Customers" : "Champions", "Gold", "Active"))];
    }
}
