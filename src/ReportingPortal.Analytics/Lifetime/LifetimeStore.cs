using System.Text.Json;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>What lifetime values are read from and written to, in the transaction of their run.</summary>
internal sealed class LifetimeStore(TenantSession session)
{
    /// <returns>The customers with a value, and one for the model.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var customers = await run.Data.CustomersAsync(ct);
        var margin = (double)(await GroupingRuleStore.OfAsync(session, ct)).ForecastMargin;
        var result = LifetimeForecast.Of(Histories(customers, run.AsOfDate), margin);
        session.Db.Add(Model(run.RunId, result, margin));
        session.Db.AddRange(Packs(run.RunId, customers, result));
        await session.SaveAndForgetAsync(ct);
        return result.Histories.Count + 1;
    }

    internal static PurchaseHistories Histories(RunCustomers customers, DateOnly? asOfDate)
    {
        if (asOfDate is not { } asOf || FirstOrderOn(customers) is not { } first)
        {
            return PurchaseHistories.Of([], asOfDate ?? default, asOfDate ?? default);
        }

        return PurchaseHistories.Of(HistoryBuilder.Build(customers, PurchaseHistories.CutBetween(first, asOf), asOf), first, asOf);
    }

    private static DateOnly? FirstOrderOn(RunCustomers customers)
    {
        foreach (var part in customers.Days.All)
        {
            if (part.Orders.AsSpan().ContainsAnyExcept(0))
            {
                return part.Day;
            }
        }

        return null;
    }

    private IEnumerable<LifetimePack> Packs(Guid runId, RunCustomers customers, LifetimeResult result)
    {
        // Histories are in the same order, those without a purchase left out.
        var next = 0;
        foreach (var (number, places) in customers.Packs())
        {
            var (from, size) = places.GetOffsetAndLength(customers.Ids.Length);
            var pack = NewPack(runId, number, size, result);
            for (var i = 0; i < size; i++)
            {
                if (next < result.Histories.Count && result.Histories.CustomerIds[next] == customers.Ids[from + i])
                {
                    Fill(pack, i, result.Histories.Rows[next], result.Customers?[next] ?? default);
                    next++;
                }
            }

            yield return pack;
        }
    }

    private LifetimePack NewPack(Guid runId, int number, int size, LifetimeResult result) => new()
    {
        TenantId = session.Tenant.TenantId,
        RunId = runId,
        PackNumber = number,
        Orders = new int[size],
        Historic = new long[size],
        Frequency = new int[size],
        RecencyDays = new int[size],
        AgeDays = new int[size],
        MeanValue = new double[size],
        ProbabilityAlive = result.TellsWhoLeft ? new double[size] : null,
        ExpectedPurchases = new double[size],
        ExpectedValue = new long[size],
        Clv = new long[size],
    };

    private static void Fill(LifetimePack pack, int place, RepeatPurchaseSummary history, CustomerValue value)
    {
        (pack.Orders[place], pack.Historic[place]) = (history.Orders, Amount.Round(history.Historic));
        (pack.Frequency[place], pack.RecencyDays[place], pack.AgeDays[place]) = (history.Frequency, history.RecencyDays, history.AgeDays);
        (pack.MeanValue[place], pack.ExpectedPurchases[place]) = (history.MeanValue, value.Purchases);
        (pack.ExpectedValue[place], pack.Clv[place]) = (Amount.Round(value.PurchaseValue), Amount.Round(value.Clv));
        if (pack.ProbabilityAlive is { } alive)
        {
            alive[place] = value.Alive!.Value;
        }
    }

    private LifetimeModel Model(Guid runId, LifetimeResult result, double margin)
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
            Margin = margin,
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
            AliveRepeaters = result.TellsWhoLeft ? result.Customers!.Index().Where(each => result.Histories.Frequency[each.Index] > 0).Sum(each => each.Item.Alive) : null,
            HistoricTotal = result.Histories.Rows.Sum(row => row.Historic),
            Orders = result.Histories.Rows.Sum(row => (long)row.Orders),
            HoldOut = result.HoldOut is null ? null : JsonSerializer.Serialize(result.HoldOut),
            Distribution = JsonSerializer.Serialize(result.Distribution),
            Notices = [.. result.Notices],
        };
    }
}
