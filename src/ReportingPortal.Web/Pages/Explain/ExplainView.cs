using System.Globalization;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Results;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.Cohorts;
using ReportingPortal.Web.Pages.Funnels;
using ReportingPortal.Web.Pages.Rfm;

namespace ReportingPortal.Web.Pages.Explain;

/// <summary>A figure's account of itself in words.</summary>
public sealed class ExplainView(ExplainedFigure figure, ExplainRequest asked, FilterBar bar, PageFigures figures)
{
    private static readonly Dictionary<CohortGrain, string> Grains = new() { [CohortGrain.Month] = "month", [CohortGrain.Week] = "week", [CohortGrain.Quarter] = "quarter" };

    /// <summary>What is in force: period, filters, as-of date, basis.</summary>
    public IEnumerable<(string Term, string Words)> Facts
    {
        get
        {
            yield return ("Period", PeriodWords);
            if (figure.Compared == FigureComparison.Period)
            {
                yield return ("Compared with", asked.Scope.Compared is { } compared ? FigureFormat.Days(compared) : "nothing: the history does not cover the days before");
            }

            if (Filters.Contains("region"))
            {
                yield return ("Region", bar.Filter.Region ?? "all regions");
            }

            if (Filters.Contains("category"))
            {
                yield return (Filters.Contains("period") ? "Category" : "Favourite category", bar.Filter.Category ?? "all categories");
            }

            if (asked.Scope.Group is { } group)
            {
                yield return ("Group", group);
            }

            foreach (var fact in OwnFacts.Concat(Choices))
            {
                yield return fact;
            }

            if (asked.Funnel is { Settings: var settings })
            {
                yield return ("Steps", string.Join(", ", settings.Steps.Select(FunnelWords.Title)));
                yield return ("Counted", $"{(settings.Unit == FunnelUnit.Person ? "persons" : "sessions")}, {Mode(settings)}, window {FunnelRequest.WindowName(settings.Window)}");
                if (FunnelRequest.StepWindowNames(settings) is { } each)
                {
                    yield return ("Each step within", each);
                }

                if (settings.Breakdown != FunnelBreakdown.None)
                {
                    yield return ("Told apart by", FunnelRequest.Name(settings.Breakdown));
                }
            }

            yield return ("As of", bar.Scope.AsOfDate is { } asOf ? $"{FigureFormat.Day(asOf)}, the last day with orders" : "no orders yet");
            yield return ("Basis", figure.Basis);
            yield return ("Time zone", figures.TimeZone);
            yield return ("Currency", figures.Format.Currency);
        }
    }

    private IReadOnlyList<string> Filters => ExplainRequest.CutsOf(figure).Filters;

    private IEnumerable<(string Term, string Words)> OwnFacts => (figure.Cut, asked.Scope) switch
    {
        (FigureCut.Cohorts, var scope) => [("Cohorts", $"by calendar {Grains[scope.Grain]}"), ("Cells", CohortWords.Measure(asked.Cohorts))],
        (FigureCut.Customer, var scope) => [("Customer", scope.Customer ?? "nobody is named")],
        (FigureCut.Uploads, { Upload: { } upload }) => [("Upload", $"only {upload}")],
        (FigureCut.Uploads, _) => [("Uploads", "all that are loaded")],
        (FigureCut.CustomersApart, var scope) => [("Told apart by", CrossTable.Dimensions.First(each => each.Key == scope.Dimension.Key).Value)],
        (FigureCut.CustomersMoved, var scope) => [("Moved", MovedWords(scope.Moved))],
        (FigureCut.PeriodOfPart, { Product: { } product }) => [("Product", product)],
        (FigureCut.Baskets, var scope) => [("In a basket", scope.Baskets == BasketBy.Product ? "products" : "categories"), ("Rules", scope.Product is { } product ? $"with {product}" : "all")],
        _ => [],
    };

    private IEnumerable<(string Term, string Words)> Choices
    {
        get
        {
            if (ExplainRequest.FiltersOf(figure).Contains("scale"))
            {
                yield return ("Steps", asked.IsLog ? "grow by the same factor" : "of the same width");
            }

            if (ExplainRequest.FiltersOf(figure).Contains("horizon_days"))
            {
                yield return ("Horizon", asked.HorizonDays is { } days ? FigureFormat.Plural(days, "day") : $"{LifetimeHorizon.StandardMonths} months");
            }
        }
    }

    private static string MovedWords(RfmSpan span)
        => span is { From: null, To: null } ? "in the last whole month"
            : $"{(span.From is { } from ? $"from {FigureFormat.Day(from)}" : "from the month before")} {(span.To is { } to ? $"to {FigureFormat.Day(to)}" : "to the end of the last whole month")}";

    /// <summary>Whether there is a value of other days beside the figure's.</summary>
    public bool IsCompared => asked.Scope.Compared is not null;

    /// <summary>Behind "none": where there are none.</summary>
    public string Extent => Filters.Contains("period") ? " in this period under these filters" : "";

    public string? Value(decimal? value) => !figure.HasValue ? null : figure.Unit switch
    {
        FigureUnit.Money => figures.Format.Money(value),
        FigureUnit.Rate => FigureFormat.Share(value),
        FigureUnit.Mean => FigureFormat.SmallMean(value),
        FigureUnit.Days => FigureFormat.Mean(value),
        _ => FigureFormat.Count(value),
    };

    public string LineageWords(Lineage lineage)
    {
        var counted = $"{FigureFormat.Count(lineage.AllRows)} {(lineage.AllRows == 1 ? "row" : "rows")} from {FigureFormat.Plural(lineage.AllUploads, "upload")}";
        return lineage.Extent switch
        {
            LineageExtent.Period when lineage.AllUploads == 0 => "No rows stand behind it in this period under these filters.",
            LineageExtent.Period => $"{counted} stand behind it in this period under these filters.",
            LineageExtent.Loaded when lineage.AllUploads == 0 => "No rows stand behind it.",
            LineageExtent.Loaded => $"{counted} stand behind it, of all that is loaded.",
            LineageExtent.Run when figure.Choice.Finding is not null => lineage.AllUploads == 0 ? "The last analysis run found no such rows." : $"{counted}, as the last analysis run counted them.",
            LineageExtent.Run when lineage.AllUploads == 0 => "No analysis run has counted the rows yet.",
            LineageExtent.Run => $"{counted}: all that the analysis run stood on which this figure is of.",
            LineageExtent.RunInsteadOfPeriod =>
                $"This period holds more than {FigureFormat.Count(LineageQuery.MostRows)} rows, too many to count while you wait. Shown is what the last analysis run counted over all history, "
                + $"{counted}; this figure has some or all of them. A shorter period is counted exactly.",
            _ => $"This period holds more than {FigureFormat.Count(LineageQuery.MostRows)} rows, too many to count while you wait, and no analysis run has counted them yet. A shorter period is counted exactly.",
        };
    }

    public string? MoreUploads(Lineage lineage)
        => lineage.AllUploads > lineage.Uploads.Count ? $"Shown are the {lineage.Uploads.Count} with most rows of {FigureFormat.Count(lineage.AllUploads)}." : null;

    public static string RowsWords(RowsPage rows)
        => rows.IsWhole ? FigureFormat.Plural(rows.Total, "row") : $"at least {FigureFormat.Plural(rows.Total, "row")}";

    /// <summary>Where the rows are had whole, under the same filters.</summary>
    public string CsvHref => figures.Csv($"explain/{figure.Id}/rows", [.. CsvFilters]);

    // What does not cut the figure was not read, and is null.
    private IEnumerable<(string, string?)> CsvFilters
        => [("from", IsOfPeriod ? Iso(bar.Period.From) : null), ("to", IsOfPeriod ? Iso(bar.Period.To) : null), ("region", bar.Filter.Region), ("category", bar.Filter.Category),
            ("rfm_group", asked.Scope.Group), .. OwnCsvFilters];

    private IEnumerable<(string, string?)> OwnCsvFilters => (figure.Cut, asked.Scope) switch
    {
        (FigureCut.Funnel, _) => asked.Funnel!.State,
        (FigureCut.Cohorts, var scope) => [("by", Grains[scope.Grain]), ("metric", asked.Cohorts.MetricKey), ("mode", asked.Cohorts.ModeKey)],
        (FigureCut.Customer, var scope) => [("customer_id", scope.Customer)],
        (FigureCut.Uploads, var scope) => [("upload_id", scope.Upload?.ToString())],
        (FigureCut.CustomersApart, var scope) => [("by", scope.Dimension.Key)],
        (FigureCut.CustomersMoved, var scope) => [("from", scope.Moved.From is { } from ? Iso(from) : null), ("to", scope.Moved.To is { } to ? Iso(to) : null)],
        (FigureCut.PeriodOfPart, var scope) => [("product_id", scope.Product)],
        (FigureCut.Baskets, var scope) => [("by", scope.Baskets == BasketBy.Product ? "product" : "category"), ("product_id", scope.Product)],
        _ => [],
    };

    private bool IsOfPeriod => Filters.Contains("period");

    private string PeriodWords
        => !IsOfPeriod ? "all history"
            : bar.Period.Days == 0 || (figure.Cut == FigureCut.Funnel && asked.Scope.FunnelDays is null) ? "all history"
            : FigureFormat.Days(bar.Period);

    private static string Mode(FunnelSettings settings)
        => FunnelWords.Modes.First(mode => mode.Value == FunnelRequest.Name(settings.Mode)).Text.ToLowerInvariant();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
