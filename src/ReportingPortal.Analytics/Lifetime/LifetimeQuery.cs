using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lifetime.Fitting;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>BG/NBD (r, α, a, b; weeks) and Gamma-Gamma (p, q, v; money); null where a model could not be fitted.</summary>
public sealed record LifetimeParameters(double? R, double? Alpha, double? A, double? B, double? P, double? Q, double? V);

/// <summary>Lifetime values of the current run as a whole; null <see cref="RunId"/> means no run has finished yet.</summary>
/// <param name="Gate">Whether there was enough to forecast from, and if not, why.</param>
/// <param name="PurchaseModel">bg_nbd, or segment_average where that could not be fitted; null without a forecast.</param>
/// <param name="ValueModel">gamma_gamma, or shrunken_mean where that could not be fitted; null without a forecast.</param>
/// <param name="NoDropOut">The likelihood is highest where nobody leaves, and forecasts are those of that limit.</param>
/// <param name="Correlation">Of repeat purchases with their mean value, over the <paramref name="ValueCustomers"/> with positive ones.</param>
/// <param name="HorizonWeeks">Of all forecasts here; money that comes later is worth <paramref name="MonthlyDiscount"/> less a month.</param>
/// <param name="Margin">The share of net sales kept: what forecast values here are multiplied by, and historic ones are not.</param>
/// <param name="AliveRepeaters">Repeat customers expected not to have left; null where the model found nobody leaving.</param>
/// <param name="Distribution">Of the forecast values over customers; of the historic ones where there is no forecast.</param>
public sealed record LifetimeOverview(
    Guid? RunId, DateOnly? AsOfDate, LifetimeGate? Gate, string? PurchaseModel, string? ValueModel, LifetimeParameters? Parameters, double? LogLikelihood,
    double? Penaliser, bool NoDropOut, double? ValueLogLikelihood, double? ValuePenaliser, int ValueCustomers, double? Correlation, double HorizonWeeks,
    double MonthlyDiscount, double Margin, double? ExpectedPurchases, double? AliveRepeaters, decimal? ClvTotal, decimal HistoricTotal, long Orders,
    LifetimeDistribution Distribution, HoldOut? HoldOut, IReadOnlyList<string> Notices)
{
    public bool HasForecast => PurchaseModel is not null;
}

/// <summary>A customer's past and expected value; forecasts are null in a run that had too little to forecast from.</summary>
/// <param name="Frequency">Repeat purchase days: x.</param>
/// <param name="Recency">Weeks from the first purchase to the last: t_x.</param>
/// <param name="Age">Weeks from the first purchase to the as-of date: T.</param>
/// <param name="PAlive">1 by construction where <paramref name="Frequency"/> is 0; null where no model tells, or where the model found nobody leaving.</param>
/// <param name="ExpectedPurchases">Within the horizon.</param>
/// <param name="ExpectedValue">Net sales a purchase.</param>
/// <param name="Clv">Expected net sales within the horizon, discounted, times the margin of the run; never below 0.</param>
/// <param name="Historic">Net sales so far (D8).</param>
public sealed record LifetimeCustomer(
    string CustomerId, string? Name, int Orders, int Frequency, double Recency, double Age, double? PAlive, double? ExpectedPurchases, decimal? ExpectedValue,
    decimal? Clv, decimal Historic)
{
    private const double DaysAWeek = 7;

    /// <summary>From what a run keeps, which counts in days.</summary>
    internal static LifetimeCustomer Of(
        string customerId, string? name, int orders, int frequency, int recencyDays, int ageDays, double? pAlive, double? expectedPurchases, decimal? expectedValue,
        decimal? clv, decimal historic)
        => new(customerId, name, orders, frequency, recencyDays / DaysAWeek, ageDays / DaysAWeek, pAlive, expectedPurchases, expectedValue, clv, historic);
}

public sealed class LifetimeQuery(TenantSession session, RosterReader rosters)
{
    public async Task<LifetimeOverview> RunAsync(CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run || await ModelAsync(run.RunId, ct) is not { } model)
        {
            return new LifetimeOverview(
                null, null, null, null, null, null, null, null, false, null, null, 0, null, LifetimeHorizon.Standard.Weeks, LifetimeHorizon.MonthlyDiscount, 1, null,
                null, null, 0, 0, LifetimeDistribution.Empty, null, []);
        }

        var distribution = JsonSerializer.Deserialize<LifetimeDistribution>(model.Distribution)!;
        return new LifetimeOverview(
            run.RunId, run.AsOfDate, LifetimeGate.Of(model.Customers, model.Repeaters, model.HistoryWeeks),
            !model.HasForecast ? null : model.R is null ? "segment_average" : "bg_nbd",
            !model.HasForecast ? null : model.P is null ? "shrunken_mean" : "gamma_gamma",
            model.HasForecast ? new LifetimeParameters(model.R, model.Alpha, model.A, model.B, model.P, model.Q, model.V) : null,
            model.LogLikelihood, model.Penaliser, model.HasNoDropOut, model.ValueLogLikelihood, model.ValuePenaliser, model.ValueCustomers, model.Correlation,
            LifetimeHorizon.Standard.Weeks, LifetimeHorizon.MonthlyDiscount, model.Margin, model.HasForecast ? model.ExpectedPurchases : null, model.AliveRepeaters,
            model.HasForecast ? distribution.Total : null, model.HistoricTotal, model.Orders, distribution,
            model.HoldOut is null ? null : JsonSerializer.Deserialize<HoldOut>(model.HoldOut), model.Notices);
    }

    /// <summary>Customers by forecast value of the standard horizon, whatever horizon is asked for; by historic value in a run without forecast.</summary>
    /// <param name="horizonDays">1 to <see cref="LifetimeHorizon.MaxDays"/>; null means the standard horizon.</param>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<LifetimeCustomer>> CustomersAsync(int? horizonDays, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await rosters.FindAsync(ct) is not { } roster || await ModelAsync(roster.Run.RunId, ct) is not { } model)
        {
            return new Page<LifetimeCustomer>([], 0, null);
        }

        var values = await rosters.LifetimeAsync(roster, ct);
        var first = after is null ? 0 : Bisection.First(values.ByValue.Length, i => IsAfter(after, roster, values, values.ByValue[i]));
        var rows = values.ByValue.Skip(first).Take(limit + 1).Select(place => ValueRow.Of(roster, values, place)).ToList();
        var page = Page.Of(rows, limit, model.Customers, row => Cursor.Of(new Position(row.Clv, row.Historic, row.CustomerId)));
        return new Page<LifetimeCustomer>(ToCustomers(page.Items, model, horizonDays), page.Total, page.NextCursor);
    }

    private Task<LifetimeModel?> ModelAsync(Guid runId, CancellationToken ct)
        => session.Db.LifetimeModels.AsNoTracking().SingleOrDefaultAsync(model => model.RunId == runId, ct);

    private static bool IsAfter(Position last, CustomerRoster roster, RosterLifetime values, int place)
    {
        var (clv, historic) = (Amount.AsStored(values.Clv[place]), Amount.AsStored(values.Historic[place]));
        return clv != last.Clv ? clv < last.Clv
            : historic != last.Historic ? historic < last.Historic
            : CodePoints.Order.Compare(roster.Run.Ids[place], last.CustomerId) > 0;
    }

    private static IReadOnlyList<LifetimeCustomer> ToCustomers(IReadOnlyList<ValueRow> rows, LifetimeModel model, int? horizonDays)
    {
        var horizon = horizonDays is { } days ? LifetimeHorizon.OfDays(days) : null;
        var forecaster = new PurchaseForecaster(
            model is { R: { } r, Alpha: { } alpha, A: { } a, B: { } b } ? new BetaGeometricModel(r, alpha, a, b) : null, model.WeeklyRates);
        return [.. rows.Select(row => !model.HasForecast ? row.WithoutForecast() : horizon is null ? row.AsStored() : row.Within(horizon, forecaster, model.Margin))];
    }

    private sealed record Position(decimal Clv, decimal Historic, string CustomerId);

    private sealed record ValueRow(
        string CustomerId, string? Name, int Orders, decimal Historic, int Frequency, int RecencyDays, int AgeDays, double MeanValue, double? ProbabilityAlive,
        double ExpectedPurchases, decimal ExpectedValue, decimal Clv)
    {
        public static ValueRow Of(CustomerRoster roster, RosterLifetime values, int place)
            => new(
                roster.Run.Ids[place], roster.Master.Name(place), values.Orders[place], Amount.AsStored(values.Historic[place]), values.Frequency[place],
                values.RecencyDays[place], values.AgeDays[place], values.MeanValue[place], values.ProbabilityAlive?[place], values.ExpectedPurchases[place],
                Amount.AsStored(values.ExpectedValue[place]), Amount.AsStored(values.Clv[place]));

        public LifetimeCustomer AsStored()
            => LifetimeCustomer.Of(CustomerId, Name, Orders, Frequency, RecencyDays, AgeDays, ProbabilityAlive, ExpectedPurchases, ExpectedValue, Clv, Historic);

        public LifetimeCustomer WithoutForecast() => AsStored() with { PAlive = null, ExpectedPurchases = null, ExpectedValue = null, Clv = null };

        public LifetimeCustomer Within(LifetimeHorizon horizon, PurchaseForecaster forecaster, double margin)
        {
            var expected = forecaster.Expect(Frequency, RecencyDays, AgeDays, horizon);
            return AsStored() with { ExpectedPurchases = expected.Purchases, Clv = CustomerValue.Of(expected, (double)ExpectedValue, margin).Clv };
        }
    }
}
