using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Cohorts;

/// <summary>One column of the map as a chart: whether later cohorts do better or worse than earlier ones in the same period of their life.</summary>
public sealed class CohortTrend(CohortTable table, CohortChoice choice, CohortWords words, FigureFormat format)
{
    /// <summary>Where the map's numbers of periods lead.</summary>
    public const string Id = "cohort-trend";

    /// <param name="period">Null means the one the page speaks of; beyond the last there is the last.</param>
    public int Of(int? period)
        => Math.Clamp(period ?? words.MeanOf(words.Told)?.Period ?? (table.Mean is [.., var last] ? last.Period : 0), 0, Math.Max(0, words.Periods - 1));

    public Chart Chart(int period, string csvHref, string figure) => new(
        Id, ChartKind.Bars, $"{words.Title}: {words.Place(period)}", $"{Measure}, by {choice.Period} of the {words.Beginning}; choose another {choice.Period} by its number in the map",
        Summary(period), format.Currency,
        [
            new(char.ToUpperInvariant(words.Beginning[0]) + words.Beginning[1..], SeriesRole.Label), new(choice.Metric == CohortMetric.Customers ? "Share" : "Per customer", SeriesRole.Main, IsMoney ? "money" : "share"),
            new("Customers"),
        ],
        [.. table.Cohorts.Select(cohort => Row(cohort, period)).OfType<ChartRow>()], csvHref)
    {
        Figure = figure,
        Nothing = $"No cohort has come to this {choice.Period} yet.",
    };

    private bool IsMoney => choice.Metric != CohortMetric.Customers;

    private string Measure => choice.Metric switch
    {
        CohortMetric.Customers when choice.Mode == CohortMode.On => $"Share of the cohort's customers with an order in that {choice.Period}",
        CohortMetric.Customers => $"Share of the cohort's customers with an order in that {choice.Period} or later",
        CohortMetric.Revenue => $"Net sales in that {choice.Period} per customer of the cohort, {format.Currency}",
        _ => $"Net sales up to the end of that {choice.Period} per customer of the cohort, {format.Currency}",
    };

    /// <summary>Null where the cohort has not come so far; one that nobody belongs to leaves its place empty.</summary>
    private ChartRow? Row(CohortRow cohort, int period)
        => cohort.Size == 0 ? new([words.Label(cohort.Cohort), new(FigureFormat.Undefined), new("0", 0)])
            : cohort.Cells.FirstOrDefault(cell => cell.Period == period) is not { } found ? null
            : new([words.Label(cohort.Cohort), new(Text(Value(cohort, found)), Value(cohort, found)), new(FigureFormat.Count(cohort.Size), cohort.Size)], !found.Complete);

    private decimal Value(CohortRow cohort, CohortValue cell) => choice.Metric == CohortMetric.Ltv ? cell.Value : cell.Value / cohort.Size;

    private string Text(decimal value) => IsMoney ? format.Money(value) : FigureFormat.Share(value);

    private string Summary(int period)
    {
        if (words.MeanOf(period) is not { } mean
            || table.Cohorts.LastOrDefault(cohort => cohort.Cells.Any(cell => cell.Period == period && cell.Complete)) is not { } last)
        {
            return $"No cohort has lived through this {choice.Period} to its end.";
        }

        var value = Value(last, last.Cells.First(cell => cell.Period == period));
        return $"{words.Label(last.Cohort)}, the last to have lived through it: {Text(value)}; the mean of {FigureFormat.Plural(mean.Cohorts, "cohort")}, by size: {Text(mean.Value)}.";
    }
}
