using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What the rows behind a figure are.</summary>
public enum RowKind
{
    OrderLines,

    /// <summary>Customers with an order in the period.</summary>
    Buyers,
    Sessions,
    Events,

    /// <summary>Customers of the current analysis run.</summary>
    Customers,

    /// <summary>Uploads that are loaded, with what became of their rows.</summary>
    Uploads,

    /// <summary>Rows of uploads that could not be taken.</summary>
    RefusedRows,

    /// <summary>Order lines, events or parts of orders that have one thing wrong with them.</summary>
    DoubtfulRows,
}

/// <summary>What cuts a figure.</summary>
public enum FigureCut
{
    /// <summary>Period, region and category.</summary>
    Period,

    /// <summary>Period, region and category, and a group of customers.</summary>
    PeriodOfGroup,

    /// <summary>Period, region and category, and one product or a group of customers.</summary>
    PeriodOfPart,

    /// <summary>Period and region: whole orders have many categories.</summary>
    WholeOrders,

    /// <summary>The period alone.</summary>
    Days,

    /// <summary>Period, region and category, and the steps asked for.</summary>
    Funnel,

    /// <summary>Nothing: the whole history, as the current analysis run saw it.</summary>
    History,

    /// <summary>As history, counted over the customers of a region, a favourite category and a group.</summary>
    Customers,

    /// <summary>The same, told apart by a dimension.</summary>
    CustomersApart,

    /// <summary>The same without a group, between two days.</summary>
    CustomersMoved,

    /// <summary>The whole history, by what lies in a basket, and for one item or all.</summary>
    Baskets,

    /// <summary>The whole history, by the length of the cohorts' period.</summary>
    Cohorts,

    /// <summary>The whole history of one customer.</summary>
    Customer,

    /// <summary>All that is loaded, or one upload.</summary>
    Uploads,
}

/// <summary>What a figure stands beside.</summary>
public enum FigureComparison
{
    None,

    /// <summary>The period before, or the year before, as asked for.</summary>
    Period,

    /// <summary>Each month or quarter beside those before it, whatever is asked for.</summary>
    Calendar,
}

/// <summary>How a headline figure is written.</summary>
public enum FigureUnit
{
    Count,
    Money,
    Rate,

    /// <summary>A count that need not be whole.</summary>
    Mean,

    /// <summary>Days, not always whole.</summary>
    Days,
}

/// <summary>Which rows of their kind stand behind a figure; the defaults mean all.</summary>
/// <param name="Named">True: no guests; false: guests only.</param>
/// <param name="Costed">Lines whose cost is known.</param>
/// <param name="IsNew">Buyers whose first order of all history lies in the period, or those whose first order does not.</param>
/// <param name="HasOrdered">Customers of the run with an order.</param>
/// <param name="CameBack">Of these, who bought on a second day.</param>
/// <param name="InSegment">Customers of the run with a segment.</param>
/// <param name="Whole">Lines of whole orders, each in the first of its regions by name.</param>
/// <param name="Placed">Not those of documents that only take back.</param>
/// <param name="OwnCategory">A line's category is its product's, whatever it says itself.</param>
/// <param name="Replaced">Of rows that could not be taken: for which a later row of the same file was.</param>
/// <param name="Finding">Of doubtful rows: what is wrong with them, by its name.</param>
public sealed record RowChoice(
    bool Sales = true, bool Returns = true, bool? Named = null, bool Costed = false, bool? IsNew = null, string? ValueTier = null, bool HasOrdered = false, bool CameBack = false,
    bool InSegment = false, bool Whole = false, bool Placed = false, bool OwnCategory = false, bool Replaced = false, string? Finding = null);

/// <summary>
/// One figure or chart of the portal, and what there is to say of how it comes about. It holds no values: they come from the
/// query classes, and the statements are those the query classes run.
/// </summary>
/// <param name="Id">As addresses and the API write it.</param>
/// <param name="Definition">Its number in the definitions all figures follow: D16.</param>
/// <param name="Meaning">What it says, in a sentence or two.</param>
/// <param name="Formula">The same in symbols.</param>
/// <param name="Basis">On which day, or over which time, things count.</param>
/// <param name="Statements">Run whenever the figure is asked for.</param>
public sealed record ExplainedFigure(
    string Id, string Name, string Definition, string Meaning, string Formula, string Basis, FigureCut Cut, RowKind Rows, RowChoice Choice,
    IReadOnlyList<SqlFile> Statements)
{
    /// <summary>Run once by each analysis run, whose results the figure reads.</summary>
    public IReadOnlyList<SqlFile> RunStatements { get; init; } = [];

    /// <summary>
    /// Run by nobody but who wants to be sure: they give what the application computes from packed days or values, from the facts alone.
    /// </summary>
    public IReadOnlyList<SqlFile> Checks { get; init; } = [];

    /// <summary>Parameters of statements that are the same however the figure is cut.</summary>
    public IReadOnlyDictionary<string, string?> Fixed { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the application computes beyond the statements; null where they are all of it.</summary>
    public string? Beyond { get; init; }

    /// <summary>Why the rows are not simply summed up to the figure; null where they are.</summary>
    public string? OnRows { get; init; }

    /// <summary>Whether uploads of events stand behind it beside those of orders.</summary>
    public bool StandsOnEvents { get; init; }

    /// <summary>Ids of the figures it is made of, or that are read beside it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    public FigureUnit Unit { get; init; }

    public FigureComparison Compared { get; init; }

    /// <summary>Where it is one of the headline figures; null for charts and lists.</summary>
    public Func<Kpis.Kpis, decimal?>? Value { get; init; }

    /// <summary>Where it is a count of the quality of data; null for all others.</summary>
    public Func<QualitySummary, decimal?>? Count { get; init; }

    /// <summary>Whether it is one number.</summary>
    public bool HasValue => Value is not null || Count is not null;

    /// <summary>The days it stands on when a period is asked for: of calendar figures the first and last month or quarter are whole.</summary>
    internal Period WholeOf(Period period)
    {
        if (Compared != FigureComparison.Calendar || period.Days == 0)
        {
            return period;
        }

        var grain = Fixed["grain"] == "quarter" ? CohortGrain.Quarter : CohortGrain.Month;
        return new Period(CohortCalendar.EarliestStart(grain, period.From), CohortCalendar.After(grain, CohortCalendar.EarliestStart(grain, period.To.AddDays(-1)), 1));
    }
}
