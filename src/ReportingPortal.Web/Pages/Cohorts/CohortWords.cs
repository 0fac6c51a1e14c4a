using System.Globalization;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Data.Results;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Cohorts;

/// <summary>Cohorts in sentences, labels and shades.</summary>
public sealed class CohortWords(CohortTable table, CohortChoice choice, FigureFormat format)
{
    private readonly decimal most = table.Cohorts.SelectMany(row => row.Cells).Where(cell => choice.Metric == CohortMetric.Ltv || choice.Basis == CohortBasis.Registration || cell.Period > 0)
        .Select(cell => Shaded(cell, choice)).DefaultIfEmpty(0).Max();

    public int Periods => table.Cohorts.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();

    /// <summary>What puts a customer into a cohort.</summary>
    public string Beginning => IsOfRegistrations ? "registration" : "first order";

    public string Sentence
    {
        get
        {
            var mean = table.Mean.FirstOrDefault(each => each.Period == Told) ?? table.Mean.LastOrDefault(each => each.Period > 0);
            return mean is null
                ? $"No {choice.Period} after a {Beginning} has ended yet: what these customers do next shows from the next {choice.Period} on."
                : choice.Metric switch
                {
                    CohortMetric.Customers when choice.Mode == CohortMode.On => $"{FigureFormat.Share(mean.Value)} of {Who} ordered{(IsOfRegistrations ? "" : " again")} in the {Ordinal(mean.Period)} after {Theirs}.",
                    CohortMetric.Customers => $"{FigureFormat.Share(mean.Value)} of {Who} ordered in the {Ordinal(mean.Period)} after {Theirs}, or later.",
                    CohortMetric.Revenue => $"In the {Ordinal(mean.Period)} after their {Beginning}, {Who} brought {format.Money(mean.Value)} each in the mean.",
                    _ => $"By the end of the {Ordinal(mean.Period)} after their {Beginning}, {Who} had brought {format.Money(mean.Value)} each in the mean.",
                };
        }
    }

    public string Title => choice.Metric switch
    {
        CohortMetric.Customers => IsOfRegistrations ? "Who ordered" : "Who came back",
        CohortMetric.Revenue => "What they brought",
        _ => "What a customer has brought so far",
    };

    public string Subtitle => choice.Metric switch
    {
        CohortMetric.Customers when choice.Mode == CohortMode.On => $"Share of each cohort's customers with an order in the {choice.Period}",
        CohortMetric.Customers => $"Share of each cohort's customers with an order in the {choice.Period} or a later one",
        CohortMetric.Revenue => $"Net sales of each cohort in the {choice.Period}, {format.Currency}",
        _ => $"Net sales of each cohort up to the end of the {choice.Period}, over all its customers, {format.Currency}",
    };

    /// <summary>What the cells of a choice hold.</summary>
    public static string Measure(CohortChoice choice) => choice.Metric switch
    {
        CohortMetric.Customers when choice.Mode == CohortMode.On => $"customers with an order in the {choice.Period}",
        CohortMetric.Customers => $"customers with an order in the {choice.Period} or a later one",
        CohortMetric.Revenue => $"net sales in the {choice.Period}",
        _ => $"net sales up to the end of the {choice.Period} a customer",
    };

    /// <summary>The two means of a period: of all its customers, and of its cohorts, the small ones counted like the large.</summary>
    public IEnumerable<(string Label, Func<CohortMean, decimal> Of)> Means =>
    [
        (choice.Metric == CohortMetric.Customers ? "Mean, by size" : "Mean per customer", mean => mean.Value), ("Mean of cohorts", mean => mean.Simple),
    ];

    public string Label(DateOnly cohort) => choice.Grain switch
    {
        CohortGrain.Month => FigureFormat.Month(cohort),
        CohortGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{((cohort.Month - 1) / 3) + 1} {cohort.Year}"),
        _ => FigureFormat.Day(cohort),
    };

    public string Cell(CohortValue cell) => choice.Metric switch
    {
        CohortMetric.Customers => FigureFormat.Share(cell.Rate),
        _ => format.MoneyShort(cell.Value),
    };

    /// <summary>All of it, for who points at a cell.</summary>
    public string Detail(CohortRow row, CohortValue cell)
    {
        var start = CohortCalendar.After(choice.Grain, row.Cohort, cell.Period);
        var figure = choice.Metric == CohortMetric.Customers ? $"{FigureFormat.Count(cell.Value)} of {FigureFormat.Plural(row.Size, "customer")}" : format.Money(cell.Value);
        return $"{Label(start)}: {figure}{(cell.Complete ? "" : ", so far")}";
    }

    public string Mean(decimal mean) => choice.Metric == CohortMetric.Customers ? FigureFormat.Share(mean) : format.MoneyShort(mean);

    public CohortMean? MeanOf(int period) => table.Mean.FirstOrDefault(mean => mean.Period == period);

    /// <summary>0 to 5: how dark a cell is; the first period, where all are, is not measured by.</summary>
    public int Heat(CohortValue cell)
    {
        var value = Shaded(cell, choice);
        return value <= 0 || most <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(5 * value / most), 1, 5);
    }

    /// <summary>The period told of: long enough ago to have been lived through by most, and the same wherever it can be.</summary>
    public int Told => choice.Metric == CohortMetric.Ltv ? choice.Grain switch { CohortGrain.Month => 12, CohortGrain.Week => 12, _ => 4 } : 1;

    /// <summary>A period by its place: "2nd month after", "the month itself".</summary>
    public string Place(int period) => period == 0 ? $"the {choice.Period} itself" : $"the {Ordinal(period)} after";

    private bool IsOfRegistrations => choice.Basis == CohortBasis.Registration;

    private string Who => IsOfRegistrations ? "newly registered customers" : "new customers";

    private string Theirs => IsOfRegistrations ? "that of their registration" : "their first";

    private static decimal Shaded(CohortValue cell, CohortChoice choice) => choice.Metric == CohortMetric.Customers ? cell.Rate ?? 0 : cell.Value;

    private string Ordinal(int period) => period == 1 ? choice.Period : string.Create(CultureInfo.InvariantCulture, $"{period}{Suffix(period)} {choice.Period}");

    private static string Suffix(int number) => (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
}
