using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Scores all customers by the tenant's rules (D1 to D3), now and at the ends of the last months, in the transaction of their run.</summary>
internal sealed class RfmScoring(TenantSession session)
{
    /// <returns>The customers written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var rules = await GroupingRuleStore.OfAsync(session, ct);
        var customers = await run.Data.CustomersAsync(ct);
        var groupings = new GroupingHistory(rules, customers.Ids.Length);
        var timeline = new PurchaseTimeline(rules, customers);
        if (run.AsOfDate is { } asOf)
        {
            timeline.Walk(RfmPoints.Of(asOf), groupings.Take);
        }

        var statuses = StatusLimits.Of(rules, timeline.Gaps);
        session.Db.Add(Model(run, rules, groupings, statuses));
        session.Db.AddRange(Cuts(run.RunId, groupings));
        session.Db.AddRange(Packs(run, customers, Scores(run, rules, groupings, timeline, statuses, customers.Ids.Length)));
        session.Db.AddRange(HistoryPacks(run.RunId, customers, groupings));
        await session.SaveAndForgetAsync(ct);
        return customers.Ids.Length;
    }

    private RfmModel Model(RunContext run, GroupingRules rules, GroupingHistory groupings, StatusLimits statuses)
    {
        var tiers = TierLimits.Of(groupings.Now, rules);
        return new RfmModel
        {
            TenantId = session.Tenant.TenantId,
            RunId = run.RunId,
            Rules = GroupingRuleStore.ToJson(rules),
            WindowFrom = run.AsOfDate is { } day ? PurchaseTimeline.WindowFrom(rules, day) : null,
            GoldMonetary = tiers?.GoldMonetary,
            GoldFrequency = tiers?.GoldFrequency,
            SilverMonetary = tiers?.SilverMonetary,
            ActiveDays = statuses.ActiveDays,
            DormantDays = statuses.DormantDays,
            Points = [.. groupings.Points.Select(point => point.On)],
        };
    }

    private IEnumerable<RfmCut> Cuts(Guid runId, GroupingHistory groupings)
    {
        var scale = groupings.Scale;
        return groupings.Now.Length == 0 ? [] : new[] { ("recency_days", scale.Recency), ("frequency", scale.Frequency), ("monetary", scale.Monetary) }
            .Select(each => new RfmCut { TenantId = session.Tenant.TenantId, RunId = runId, Measure = each.Item1, Cuts = each.Item2 });
    }

    /// <summary>Of everybody. Who has no order in the window is not scored (D1); their status goes by their last order ever.</summary>
    private static RfmScores Scores(
        RunContext run, GroupingRules rules, GroupingHistory groupings, PurchaseTimeline timeline, StatusLimits statuses, int customers)
    {
        var scores = new RfmScores(customers);
        var tiers = TierLimits.Of(groupings.Now, rules);
        foreach (ref readonly var value in groupings.Now.AsSpan())
        {
            var place = value.Customer;
            (scores.RecencyDays[place], scores.Frequency[place]) = (value.RecencyDays, value.Frequency);
            (scores.Monetary[place], scores.NetSales[place]) = (Amount.Round(rules.MonetaryOf(value)), value.NetSales);
            (scores.Tiers[place], scores.Statuses[place]) = (CustomerGrades.TierCode(tiers!.TierOf(rules.MonetaryOf(value), value.Frequency)), CustomerGrades.StatusCode(statuses.StatusOf(value.RecencyDays)));
            if (groupings.IsScored)
            {
                var (r, f, m) = groupings.Scale.Score(value, rules);
                scores.Scores[place] = (short)((100 * r) + (10 * f) + m);
            }
        }

        for (var place = 0; place < customers && groupings.Points.Count > 0; place++)
        {
            scores.Groups[place] = groupings.Points[^1].Groups[place];
            if (scores.Frequency[place] == 0 && timeline.LastOrderOn(place) is { } last)
            {
                scores.RecencyDays[place] = run.AsOfDate!.Value.DayNumber - last.DayNumber;
                scores.Statuses[place] = CustomerGrades.StatusCode(statuses.StatusOf(scores.RecencyDays[place]));
            }
        }

        return scores;
    }

    private IEnumerable<object> Packs(RunContext run, RunCustomers customers, RfmScores scores)
        => customers.Packs().Select(pack => new RfmPack
        {
            TenantId = session.Tenant.TenantId,
            RunId = run.RunId,
            PackNumber = pack.Number,
            RecencyDays = scores.RecencyDays[pack.Places],
            Frequency = scores.Frequency[pack.Places],
            Monetary = scores.Monetary[pack.Places],
            NetSales = scores.NetSales[pack.Places],
            Scores = scores.Scores[pack.Places],
            Groups = scores.Groups[pack.Places],
            Tiers = scores.Tiers[pack.Places],
            Statuses = scores.Statuses[pack.Places],
        });

    private IEnumerable<object> HistoryPacks(Guid runId, RunCustomers customers, GroupingHistory groupings)
        => groupings.Histories().Index().SelectMany(point => customers.Packs().Select(pack => new RfmHistoryPack
        {
            TenantId = session.Tenant.TenantId,
            RunId = runId,
            PointNumber = (short)point.Index,
            PackNumber = pack.Number,
            Groups = point.Item.Groups[pack.Places],
            NetSales = PackedMoney.Pack(point.Item.NetSales.AsSpan(pack.Places)),
        }));

    /// <summary>Columns by the customers' places, as packs hold them; what is left out is that of a prospect.</summary>
    private sealed class RfmScores(int customers)
    {
        public int[] RecencyDays { get; } = new int[customers];

        public int[] Frequency { get; } = new int[customers];

        public long[] Monetary { get; } = new long[customers];

        public long[] NetSales { get; } = new long[customers];

        public short[] Scores { get; } = new short[customers];

        public short[] Groups { get; } = new short[customers];

        public short[] Tiers { get; } = new short[customers];

        public short[] Statuses { get; } = new short[customers];
    }
}
