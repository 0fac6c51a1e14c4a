using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Basket;

/// <summary>Who buys the antecedent buys the consequent (D17; Agrawal, Imielinski and Swami 1993). Exact ratios of the counts beside them.</summary>
/// <param name="Rank">From 1, by lift, then support, then ids.</param>
/// <param name="Orders">With both.</param>
/// <param name="Support">Orders with both over all orders.</param>
/// <param name="Confidence">Orders with both over orders with the antecedent.</param>
/// <param name="Lift">Confidence over the consequent's own share of orders: above 1 they go together.</param>
/// <param name="Leverage">Support less what chance alone would give.</param>
/// <param name="Conviction">How much oftener the rule would fail by chance; null where it never fails.</param>
public sealed record BasketRuleFigures(
    int Rank, string AntecedentId, string AntecedentName, string ConsequentId, string ConsequentName, int Orders, int AntecedentOrders, int ConsequentOrders,
    decimal Support, decimal Confidence, decimal Lift, decimal Leverage, decimal? Conviction)
{
    /// <param name="allOrders">The N of every support.</param>
    internal static BasketRuleFigures Of(StoredRule rule, int allOrders)
    {
        decimal all = allOrders;
        var (support, confidence) = (rule.Orders / all, (decimal)rule.Orders / rule.AntecedentOrders);
        return new BasketRuleFigures(
            rule.Rank, rule.AntecedentId, rule.AntecedentName, rule.ConsequentId, rule.ConsequentName, rule.Orders, rule.AntecedentOrders, rule.ConsequentOrders,
            support, confidence, rule.Orders * all / ((decimal)rule.AntecedentOrders * rule.ConsequentOrders),
            support - (rule.AntecedentOrders / all * (rule.ConsequentOrders / all)),
            rule.Orders == rule.AntecedentOrders ? null : (1 - (rule.ConsequentOrders / all)) / (1 - confidence));
    }
}

/// <summary>What rules were counted over.</summary>
/// <param name="RunId">Null before a run has finished.</param>
/// <param name="Orders">All valid orders of the history.</param>
/// <param name="Items">Different products, or categories, in them.</param>
/// <param name="MinOrders">The fewest orders with both: the larger of five and one in a thousand.</param>
/// <param name="LargeOrders">Orders too large to say what goes with what: their pairs are not counted.</param>
/// <param name="Rules">Rules found.</param>
/// <param name="RulesKept">The first of them by rank, which the list holds.</param>
public sealed record BasketOverview(Guid? RunId, DateOnly? AsOfDate, int Orders, int Items, int MinOrders, int LargeOrders, int Rules, int RulesKept);

/// <summary>What is bought together, over the whole history of the current run.</summary>
public sealed class BasketQuery(TenantSession session)
{
    internal static readonly SqlFile Model = SqlFile.Of<BasketQuery>("Basket/BasketModel.sql");
    internal static readonly SqlFile Rows = SqlFile.Of<BasketQuery>("Basket/BasketRules.sql");
    private static readonly SqlFile Count = SqlFile.Of<BasketQuery>("Basket/BasketRuleCount.sql");

    public async Task<BasketOverview> RunAsync(BasketBy by, CancellationToken ct)
    {
        var run = await CurrentRun.FindAsync(session, ct);
        var model = run is null ? null : await ModelAsync(run.RunId, by, ct);
        return model is null
            ? new BasketOverview(run?.RunId, run?.AsOfDate, 0, 0, 0, 0, 0, 0)
            : new BasketOverview(run!.RunId, run.AsOfDate, model.Orders, model.Items, model.MinOrders, model.LargeOrders, model.Rules, Math.Min(model.Rules, BasketStore.MaxRules));
    }

    /// <param name="item">Only rules with this id on either side; null means all.</param>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<BasketRuleFigures>> RulesAsync(BasketBy by, string? item, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await CurrentRun.FindAsync(session, ct) is not { } run || await ModelAsync(run.RunId, by, ct) is not { } model)
        {
            return new Page<BasketRuleFigures>([], 0, null);
        }

        var parameters = new { run_id = run.RunId, by = (short)by, item, after = after?.Rank ?? 0, rows = limit + 1 };
        var total = item is null ? Math.Min(model.Rules, BasketStore.MaxRules) : await session.QuerySingleAsync<int>(Count, parameters, ct);
        var rows = await session.QueryAsync<StoredRule>(Rows, parameters, ct);
        return Page.Of([.. rows.Select(rule => BasketRuleFigures.Of(rule, model.Orders))], limit, total, rule => Cursor.Of(new Position(rule.Rank)));
    }

    private Task<StoredModel?> ModelAsync(Guid runId, BasketBy by, CancellationToken ct)
        => session.QuerySingleOrDefaultAsync<StoredModel>(Model, new { run_id = runId, by = (short)by }, ct);

    private sealed record Position(int Rank);

    private sealed record StoredModel(int Orders, int Items, int MinOrders, int LargeOrders, int Rules);
}

/// <summary>A rule as the run stored it, with names.</summary>
internal sealed record StoredRule(
    int Rank, string AntecedentId, string AntecedentName, string ConsequentId, string ConsequentName, int Orders, int AntecedentOrders, int ConsequentOrders);
