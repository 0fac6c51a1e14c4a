using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Cohorts;

public enum CohortMetric
{
    /// <summary>Customers of the cohort with an order.</summary>
    Customers,

    /// <summary>Net sales of the period.</summary>
    Revenue,

    /// <summary>Net sales from the first period up to this one, per customer of the cohort.</summary>
    Ltv,
}

public enum CohortMode
{
    /// <summary>With an order in the period itself.</summary>
    On,

    /// <summary>With an order in the period or in a later one: never rises.</summary>
    OnOrAfter,
}

/// <summary>A cohort in one period.</summary>
/// <param name="Period">0 is the period of the first orders, or of the registrations.</param>
/// <param name="Value">Customers, or money.</param>
/// <param name="Rate">Customers over the size of the cohort; money over that of period 0, so 1 there, and null where that is not positive.</param>
/// <param name="Complete">The period had ended by the as-of date.</param>
public sealed record CohortValue(int Period, decimal Value, decimal? Rate, bool Complete);

/// <summary>Customers whose first order, or whose registration, lies in one period.</summary>
/// <param name="Cohort">The first day of that period, in the tenant's zone.</param>
/// <param name="Size">0 where nobody came first then; such a cohort has no cells.</param>
/// <param name="Cells">Gap-free, up to the period of the as-of date; later ones are unknown, not 0.</param>
public sealed record CohortRow(DateOnly Cohort, int Size, IReadOnlyList<CohortValue> Cells);

/// <summary>All cohorts in one period, complete cells only.</summary>
/// <param name="Value">Σ cell / Σ size (D6): a rate of customers, or money per customer of the cohorts.</param>
/// <param name="Cohorts">How many have a complete cell there.</param>
/// <param name="Simple">The mean of cell / size, in which a small cohort counts as much as a large one.</param>
public sealed record CohortMean(int Period, decimal Value, int Cohorts, decimal Simple);

/// <summary>Cohorts, oldest first and gap-free, with their mean; null <see cref="RunId"/> means no run has finished yet.</summary>
public sealed record CohortTable(Guid? RunId, DateOnly? AsOfDate, IReadOnlyList<CohortRow> Cohorts, IReadOnlyList<CohortMean> Mean)
{
    public static readonly CohortTable Empty = new(null, null, [], []);

    /// <param name="sums">Of cohorts of one grain, by cohort and period.</param>
    /// <param name="to">The first day on which no cohort asked for begins; null means up to the as-of date.</param>
    internal static CohortTable Of(Guid runId, DateOnly asOf, CohortGrain grain, CohortMetric metric, CohortMode mode, IReadOnlyList<CohortSums> sums, DateOnly? to = null)
    {
        if (sums.Count == 0)
        {
            return new CohortTable(runId, asOf, [], []);
        }

        var byCohort = sums.GroupBy(each => each.CohortOn).ToDictionary(cohort => cohort.Key, cohort => cohort.ToList());
        var rows = new List<CohortRow>();
        for (var start = sums.Min(each => each.CohortOn); start <= asOf && (to is null || start < to); start = CohortCalendar.After(grain, start, 1))
        {
            rows.Add(byCohort.TryGetValue(start, out var cells) ? Row(start, asOf, grain, metric, mode, cells) : new CohortRow(start, 0, []));
        }

        return new CohortTable(runId, asOf, rows, Means(rows, metric));
    }

    private static CohortRow Row(DateOnly start, DateOnly asOf, CohortGrain grain, CohortMetric metric, CohortMode mode, List<CohortSums> cells)
    {
        var found = cells.ToDictionary(cell => cell.PeriodNumber);
        var size = found[0].Registered ?? found[0].Customers;
        var last = CohortCalendar.NumberOf(grain, start, asOf);
        var values = Values(metric, mode, size, [.. Enumerable.Range(0, last + 1).Select(number => found.GetValueOrDefault(number))]);
        var whole = metric == CohortMetric.Customers ? size : values[0];
        return new CohortRow(start, size, [.. values.Select((value, number) => new CohortValue(
            number, value, whole > 0 ? value / whole : null, CohortCalendar.After(grain, start, number + 1) <= asOf.AddDays(1)))]);
    }

    private static decimal[] Values(CohortMetric metric, CohortMode mode, int size, CohortSums?[] cells)
    {
        var values = Array.ConvertAll(cells, cell => metric != CohortMetric.Customers ? cell?.NetSales ?? 0
            : mode == CohortMode.On ? cell?.Customers ?? 0 : cell?.LastCustomers ?? 0);
        if (metric == CohortMetric.Ltv)
        {
            var soFar = 0m;
            return Array.ConvertAll(values, value => (soFar += value) / size);
        }

        for (var number = values.Length - 2; metric == CohortMetric.Customers && mode == CohortMode.OnOrAfter && number >= 0; number--)
        {
            values[number] += values[number + 1];
        }

        return values;
    }

    private static List<CohortMean> Means(List<CohortRow> rows, CohortMetric metric)
        => [.. rows.SelectMany(row => row.Cells.Where(cell => cell.Complete).Select(cell => (row.Size, cell.Period, Sum: metric == CohortMetric.Ltv ? cell.Value * row.Size : cell.Value)))
            .GroupBy(cell => cell.Period)
            .Select(period => new CohortMean(period.Key, period.Sum(cell => cell.Sum) / period.Sum(cell => cell.Size), period.Count(), period.Average(cell => cell.Sum / cell.Size)))
            .OrderBy(mean => mean.Period)];
}

/// <summary>What a run stored of a cohort and a period.</summary>
/// <param name="Registered">The size of a cohort of registrations, in its first period.</param>
internal sealed record CohortSums(DateOnly CohortOn, int PeriodNumber, int? Registered, int Customers, int LastCustomers, decimal NetSales);
