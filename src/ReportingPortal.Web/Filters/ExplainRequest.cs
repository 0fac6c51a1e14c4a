using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Results;
using ReportingPortal.Web.Api;

namespace ReportingPortal.Web.Filters;

/// <summary>Reads what a figure is cut to when it explains itself, under the names its own page uses.</summary>
public sealed class ExplainRequest
{
    private static readonly string[] FunnelFilters = ["steps", "step_windows", "mode", "unit", "window", "breakdown"];

    private static readonly string[] OwnFilters = [.. FunnelFilters, "by", "metric", "scale", "horizon_days", "customer_id", "upload_id"];

    private readonly List<FilterProblem> problems = [];

    private ExplainRequest(ExplainedFigure figure, FilterBar bar, IQueryCollection query)
    {
        Scope = new ExplainScope(bar.Period, bar.Filter) { Compared = figure.Compared == FigureComparison.Period && bar.ComparedIsCovered ? bar.ComparedPeriod : null };
        switch (figure.Cut)
        {
            case FigureCut.Funnel:
                Funnel = FunnelRequest.Read(query);
                Scope = Scope with { Funnel = Funnel.Settings, FunnelDays = FunnelRequest.Days(bar) };
                problems.AddRange(Funnel.Problems);
                break;
            case FigureCut.Cohorts:
                ReadCohorts(figure, query);
                break;
            case FigureCut.PeriodOfGroup or FigureCut.Customers or FigureCut.CustomersApart:
                ReadGroup(figure, query);
                break;
            case FigureCut.Baskets:
                ReadBaskets(query);
                break;
            case FigureCut.Customer:
                Scope = Scope with { Customer = query["customer_id"].ToString() is { Length: > 0 } customer ? customer : null };
                break;
        }

        if (figure.Cut == FigureCut.Uploads && query["upload_id"].ToString() is { Length: > 0 } upload)
        {
            ReadUpload(upload);
        }

        if (OwnOf(figure).Contains("scale"))
        {
            ReadScale(query);
        }

        if (OwnOf(figure).Contains("horizon_days"))
        {
            ReadHorizon(query);
        }
    }

    public ExplainScope Scope { get; private set; }

    public FunnelRequest? Funnel { get; }

    public CohortChoice Cohorts { get; private set; } = CohortChoice.Standard;

    /// <summary>Of spreads: steps that grow.</summary>
    public bool IsLog { get; private set; }

    /// <summary>Of the list of valuable customers; null is the standard horizon.</summary>
    public int? HorizonDays { get; private set; }

    public IReadOnlyList<FilterProblem> Problems => problems;

    /// <param name="migration">Knows the days customers can have moved between.</param>
    /// <param name="parts">Knows which products were sold.</param>
    public static async Task<ExplainRequest> ReadAsync(
        ExplainedFigure figure, FilterBar bar, IQueryCollection query, RfmMigrationQuery migration, PartSalesQuery parts, CancellationToken ct)
    {
        var asked = new ExplainRequest(figure, bar, query);
        switch (figure.Cut)
        {
            case FigureCut.CustomersMoved:
                await asked.ReadDaysAsync(query, migration, ct);
                break;
            case FigureCut.PeriodOfPart:
                await asked.ReadPartAsync(query, bar, parts, ct);
                break;
        }

        return asked;
    }

    /// <summary>Which of the common filters cut a figure.</summary>
    public static FigureCuts CutsOf(ExplainedFigure figure) => figure.Cut switch
    {
        FigureCut.Period => figure.Compared == FigureComparison.None ? FigureCuts.Uncompared : FigureCuts.Sales,
        FigureCut.Funnel => FigureCuts.Visits,
        FigureCut.PeriodOfGroup => FigureCuts.OfGroup,
        FigureCut.PeriodOfPart => FigureCuts.Part,
        FigureCut.WholeOrders => FigureCuts.WholeOrders,
        FigureCut.Days => FigureCuts.Days,
        FigureCut.Customers or FigureCut.CustomersApart => FigureCuts.Customers,
        FigureCut.CustomersMoved => FigureCuts.CustomersMoved,
        FigureCut.Baskets => FigureCuts.Products,
        _ => FigureCuts.Nothing,
    };

    /// <summary>The period when none is asked for, as of <see cref="FilterReader"/>: of whole histories all of it.</summary>
    public static string? PresetOf(ExplainedFigure figure) => CutsOf(figure).Filters.Contains("period") ? null : "all";

    /// <summary>What cuts a figure, as it stands in an address.</summary>
    public static IReadOnlyList<string> FiltersOf(ExplainedFigure figure) => [.. CutsOf(figure).Filters, .. CutsOf(figure).Own, .. OwnOf(figure)];

    /// <summary>Filters that stand in a query and have no effect on a figure.</summary>
    public static string? WithoutEffect(ExplainedFigure figure, IQueryCollection query)
        => CutsOf(figure).Unused(query) ?? OwnFilters.Except(OwnOf(figure)).FirstOrDefault(query.ContainsKey);

    private static string[] OwnOf(ExplainedFigure figure) => figure.Cut switch
    {
        FigureCut.Funnel => FunnelFilters,
        FigureCut.Cohorts => ["by", "metric", "mode"],
        FigureCut.Customer => ["customer_id"],
        FigureCut.Uploads => ["upload_id"],
        FigureCut.CustomersApart or FigureCut.Baskets => ["by"],
        _ when figure.Id is "order-values" or "customer-values" => ["scale"],
        _ when figure.Id == "valuable-customers" => ["horizon_days"],
        _ => [],
    };

    private void ReadCohorts(ExplainedFigure figure, IQueryCollection query)
    {
        var basis = figure.Fixed["basis"] == $"{(short)CohortBasis.Registration}" ? "registration" : null;
        if (!CohortChoice.TryRead(query["by"], query["metric"], query["mode"], basis, out var choice, out var problem))
        {
            Refuse("by", problem.Replace("'period'", "'by'", StringComparison.Ordinal));
        }

        Cohorts = choice;
        Scope = Scope with { Grain = choice.Grain };
    }

    private void ReadUpload(string upload)
    {
        var isId = Guid.TryParse(upload, out var id);
        if (!isId)
        {
            Refuse("upload_id", "'upload_id' is the id of an upload.");
        }

        Scope = Scope with { Upload = isId ? id : null };
    }

    private void ReadScale(IQueryCollection query)
    {
        IsLog = query["scale"] == "log";
        if (!IsLog && query["scale"].ToString() is not ("" or "linear"))
        {
            Refuse("scale", DistributionChoice.ScaleProblem);
        }
    }

    private void ReadHorizon(IQueryCollection query)
    {
        if (!LifetimeEndpoints.TryReadHorizon(query, out var horizon))
        {
            Refuse("horizon_days", LifetimeEndpoints.HorizonProblem);
        }

        HorizonDays = horizon;
    }

    private void ReadGroup(ExplainedFigure figure, IQueryCollection query)
    {
        var isKnown = GroupChoice.TryRead(query, out var group);
        if (!isKnown)
        {
            Refuse("rfm_group", GroupChoice.Problem);
        }

        Scope = Scope with { Group = isKnown ? group : null };
        if (figure.Cut == FigureCut.CustomersApart && query["by"].ToString() is { Length: > 0 } by)
        {
            Scope = Scope with { Dimension = RfmDimension.Named(by) ?? RfmDimension.Region };
            if (Scope.Dimension.Key != by)
            {
                Refuse("by", $"'by' must be one of {string.Join(", ", RfmDimension.All.Select(each => each.Key))}.");
            }
        }
    }

    private async Task ReadPartAsync(IQueryCollection query, FilterBar bar, PartSalesQuery parts, CancellationToken ct)
    {
        var (part, problem) = await SalesPartChoice.ReadAsync(query, bar, parts, ct);
        if (problem.Length > 0)
        {
            Refuse("product_id", problem);
        }

        Scope = Scope with { Group = part?.RfmGroup, Product = part?.ProductId };
    }

    private void ReadBaskets(IQueryCollection query)
    {
        var by = BasketEndpoints.By(query);
        if (by is null)
        {
            Refuse("by", "'by' must be product or category.");
        }

        var product = query["product_id"].ToString();
        Scope = Scope with { Baskets = by ?? BasketBy.Product, Product = product.Length == 0 || by == BasketBy.Category ? null : product };
    }

    private async Task ReadDaysAsync(IQueryCollection query, RfmMigrationQuery migration, CancellationToken ct)
    {
        if (RfmMigrationEndpoints.TryRead(query, await migration.PointsAsync(ct), out var span, out var problem))
        {
            try
            {
                await migration.CheckAsync(span, null, null, ct);
                Scope = Scope with { Moved = span };
                return;
            }
            catch (ArgumentException e)
            {
                problem = e.Message;
            }
        }

        Refuse("from", problem);
    }

    private void Refuse(string name, string message) => problems.Add(new FilterProblem(name, message));
}
