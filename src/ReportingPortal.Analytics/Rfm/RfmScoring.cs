using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Scores all customers by the tenant's rules (D1 to D3), now and at the ends of the last months, in the transaction of their run.</summary>
internal sealed class RfmScoring(TenantSession session)
{
    private const int Batch = 20_000;

    internal static readonly SqlFile Scores = SqlFile.Of<RfmScoring>("Rfm/SaveRfmScores.sql");
    internal static readonly SqlFile Others = SqlFile.Of<RfmScoring>("Rfm/SaveRfmOthers.sql");
    internal static readonly SqlFile Histories = SqlFile.Of<RfmScoring>("Rfm/SaveRfmHistories.sql");

    /// <returns>The customers written.</returns>
    public async Task<int> RunAsync(Guid runId, DateOnly? asOfDate, CancellationToken ct)
    {
        var rules = await GroupingRuleStore.OfAsync(session, ct);
        var groupings = new GroupingHistory(rules);
        if (asOfDate is { } asOf)
        {
            groupings.Begin(RfmPoints.Of(asOf));
            await foreach (var day in PackedDay.StreamAsync(session, ct))
            {
                groupings.Timeline.Add(day);
            }

            groupings.Timeline.Finish();
        }

        var statuses = StatusLimits.Of(rules, groupings.Timeline.Gaps);
        await SaveModelAsync(runId, asOfDate, rules, groupings, statuses, ct);
        var written = await SaveScoresAsync(runId, rules, groupings, statuses, ct);
        await SaveHistoriesAsync(runId, groupings, ct);
        return written + await session.ExecuteAsync(
            Others, new { run_id = runId, as_of_date = asOfDate, active_days = statuses.ActiveDays, dormant_days = statuses.DormantDays }, ct);
    }

    private async Task SaveModelAsync(Guid runId, DateOnly? asOf, GroupingRules rules, GroupingHistory groupings, StatusLimits statuses, CancellationToken ct)
    {
        var tenantId = session.Tenant.TenantId;
        var tiers = TierLimits.Of(groupings.Now, rules);
        session.Db.Add(new RfmModel
        {
            TenantId = tenantId,
            RunId = runId,
            Rules = GroupingRuleStore.ToJson(rules),
            WindowFrom = asOf is { } day ? PurchaseTimeline.WindowFrom(rules, day) : null,
            GoldMonetary = tiers?.GoldMonetary,
            GoldFrequency = tiers?.GoldFrequency,
            SilverMonetary = tiers?.SilverMonetary,
            ActiveDays = statuses.ActiveDays,
            DormantDays = statuses.DormantDays,
            Points = [.. groupings.Points],
        });
        if (groupings.Now.Length > 0)
        {
            var scale = groupings.Scale;
            session.Db.AddRange(new[] { ("recency_days", scale.Recency), ("frequency", scale.Frequency), ("monetary", scale.Monetary) }
                .Select(each => new RfmCut { TenantId = tenantId, RunId = runId, Measure = each.Item1, Cuts = each.Item2 }));
        }

        await session.Db.SaveChangesAsync(ct);
    }

    private async Task<int> SaveScoresAsync(Guid runId, GroupingRules rules, GroupingHistory groupings, StatusLimits statuses, CancellationToken ct)
    {
        var ids = groupings.Timeline.CustomerIds.ToArray();
        var tiers = TierLimits.Of(groupings.Now, rules);
        var written = 0;
        foreach (var chunk in groupings.Now.Chunk(Batch))
        {
            var scores = Array.ConvertAll(chunk, value => groupings.IsScored ? groupings.Scale.Score(value.RecencyDays, value.Frequency, value.Monetary) : default);
            written += await session.ExecuteAsync(
                Scores,
                new
                {
                    run_id = runId,
                    customer_ids = Array.ConvertAll(chunk, value => ids[value.Customer]),
                    recency_days = Array.ConvertAll(chunk, value => value.RecencyDays),
                    frequency = Array.ConvertAll(chunk, value => value.Frequency),
                    monetary = Array.ConvertAll(chunk, value => value.Monetary),
                    net_sales = Array.ConvertAll(chunk, value => value.NetSales),
                    r_scores = Array.ConvertAll(scores, score => score.R),
                    f_scores = Array.ConvertAll(scores, score => score.F),
                    m_scores = Array.ConvertAll(scores, score => score.M),
                    groups = Array.ConvertAll(scores, score => groupings.IsScored ? RfmGroups.Of(score.R, RfmScale.Column(rules.Axis, score.F, score.M)) : RfmGroups.NotScored),
                    tiers = Array.ConvertAll(chunk, value => tiers!.TierOf(value)),
                    statuses = Array.ConvertAll(chunk, value => statuses.StatusOf(value.RecencyDays)),
                },
                ct);
        }

        return written;
    }

    private async Task SaveHistoriesAsync(Guid runId, GroupingHistory groupings, CancellationToken ct)
    {
        foreach (var chunk in groupings.Rows().Chunk(Batch))
        {
            await session.ExecuteAsync(
                Histories,
                new
                {
                    run_id = runId,
                    customer_ids = Array.ConvertAll(chunk, row => row.CustomerId),
                    groups = Array.ConvertAll(chunk, row => row.Groups),
                    net_sales = Array.ConvertAll(chunk, row => row.NetSales),
                },
                ct);
        }
    }
}
