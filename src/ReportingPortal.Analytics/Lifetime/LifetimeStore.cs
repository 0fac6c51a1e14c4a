using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>What lifetime values are read from and written to, in the transaction of their run.</summary>
internal sealed class LifetimeStore(TenantSession session)
{
    internal static readonly SqlFile Values = SqlFile.Of<LifetimeStore>("Lifetime/SaveLifetimeValues.sql");

    /// <returns>The rows written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
        => await SaveAsync(run.RunId, LifetimeForecast.Of(await HistoriesAsync(run.AsOfDate, ct)), ct);

    public async Task<PurchaseHistories> HistoriesAsync(DateOnly? asOfDate, CancellationToken ct)
    {
        var first = await session.Db.CustomerSummary.MinAsync(customer => customer.FirstOrderOn, ct);
        if (first is not { } firstOrderOn || asOfDate is not { } asOf)
        {
            return PurchaseHistories.Of([], asOfDate ?? default, asOfDate ?? default);
        }

        var histories = new HistoryBuilder(PurchaseHistories.CutBetween(firstOrderOn, asOf), asOf);
        await foreach (var day in PackedDay.StreamAsync(session, ct))
        {
            histories.Add(day);
        }

        return PurchaseHistories.Of(histories.Build(), firstOrderOn, asOf);
    }

    private async Task<int> SaveAsync(Guid runId, LifetimeResult result, CancellationToken ct)
    {
        session.Db.Add(Model(runId, result));
        return await SaveValuesAsync(runId, result, ct) + await session.Db.SaveChangesAsync(ct);
    }

    private Task<int> SaveValuesAsync(Guid runId, LifetimeResult result, CancellationToken ct)
    {
        var (histories, customers) = (result.Histories, result.Customers ?? new CustomerValue[result.Histories.Count]);
        return session.ExecuteAsync(
            Values,
            new
            {
                run_id = runId,
                customer_ids = histories.CustomerIds,
                orders = histories.Rows.Select(row => row.Orders).ToArray(),
                historic = histories.Rows.Select(row => row.Historic).ToArray(),
                frequency = histories.Frequency,
                recency_days = histories.RecencyDays,
                age_days = histories.AgeDays,
                mean_value = histories.MeanValue,
                probability_alive = Array.ConvertAll(customers, each => each.Alive),
                expected_purchases = Array.ConvertAll(customers, each => each.Purchases),
                expected_value = Array.ConvertAll(customers, each => each.PurchaseValue),
                clv = Array.ConvertAll(customers, each => each.Clv),
            },
            ct);
    }

    private LifetimeModel Model(Guid runId, LifetimeResult result)
    {
        var (purchases, values) = (result.Purchases, result.Values);
        return new LifetimeModel
        {
            TenantId = session.Tenant.TenantId,
            RunId = runId,
            Customers = result.Gate.Customers,
            Repeaters = result.Gate.Repeaters,
            HistoryWeeks = result.Gate.Weeks,
            HasForecast = result.Customers is not null,
            R = purchases?.Model.R,
            Alpha = purchases?.Model.Alpha,
            A = purchases?.Model.A,
            B = purchases?.Model.B,
            LogLikelihood = purchases?.LogLikelihood,
            Penaliser = purchases?.Penaliser,
            HasNoDropOut = purchases?.Model.HasNoDropOut ?? false,
            P = values?.Model.P,
            Q = values?.Model.Q,
            V = values?.Model.V,
            ValueLogLikelihood = values?.LogLikelihood,
            ValuePenaliser = values?.Penaliser,
            ValueCustomers = result.ValuedCustomers,
            MeanValue = result.MeanValue,
            Correlation = result.Correlation,
            WeeklyRates = result.WeeklyRates,
            ExpectedPurchases = result.Customers?.Sum(each => each.Purchases) ?? 0,
            AliveRepeaters = purchases is null ? null : result.Customers!.Index().Where(each => result.Histories.Frequency[each.Index] > 0).Sum(each => each.Item.Alive),
            HistoricTotal = result.Histories.Rows.Sum(row => row.Historic),
            Orders = result.Histories.Rows.Sum(row => (long)row.Orders),
            HoldOut = result.HoldOut is null ? null : JsonSerializer.Serialize(result.HoldOut),
            Distribution = JsonSerializer.Serialize(result.Distribution),
            Notices = [.. result.Notices],
        };
    }
}
