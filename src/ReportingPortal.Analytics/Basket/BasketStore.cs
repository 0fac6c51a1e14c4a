using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Basket;

/// <summary>Writes a run's rules, in its transaction.</summary>
internal sealed class BasketStore(TenantSession session)
{
    /// <summary>Rules kept, the best by rank: a shop of long orders has more than anybody reads. How many were found is kept too.</summary>
    public const int MaxRules = 20_000;

    private const int RowsAtOnce = 10_000;

    internal static readonly SqlFile Rules = SqlFile.Of<BasketStore>("Basket/SaveBasketRules.sql");

    /// <param name="ids">By the numbers items were counted under.</param>
    public async Task SaveAsync(Guid runId, BasketBy by, PairCounts counts, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var rules = BasketRules.Of(counts, ids);
        session.Db.Add(new BasketModel
        {
            TenantId = session.Tenant.TenantId,
            RunId = runId,
            By = by,
            Orders = counts.Orders,
            Items = counts.Items,
            MinOrders = counts.MinOrders,
            LargeOrders = counts.LargeOrders,
            Rules = rules.Count,
        });
        await session.Db.SaveChangesAsync(ct);
        foreach (var rows in rules.Take(MaxRules).Select((rule, index) => (Rule: rule, Rank: index + 1)).Chunk(RowsAtOnce))
        {
            await SaveAsync(runId, by, rows, ids, ct);
        }
    }

    private Task<int> SaveAsync(Guid runId, BasketBy by, (CountedRule Rule, int Rank)[] rows, IReadOnlyList<string> ids, CancellationToken ct)
        => session.ExecuteAsync(
            Rules,
            new
            {
                run_id = runId,
                by = (short)by,
                ranks = rows.Select(row => row.Rank).ToArray(),
                antecedents = rows.Select(row => ids[row.Rule.Antecedent]).ToArray(),
                consequents = rows.Select(row => ids[row.Rule.Consequent]).ToArray(),
                orders = rows.Select(row => row.Rule.Orders).ToArray(),
                antecedent_orders = rows.Select(row => row.Rule.AntecedentOrders).ToArray(),
                consequent_orders = rows.Select(row => row.Rule.ConsequentOrders).ToArray(),
            },
            ct);
}
