using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>A statement as it runs.</summary>
/// <param name="IsOfRun">Run once by the analysis run, not each time the figure is asked for.</param>
/// <param name="IsCheck">Not run at all: it gives what the application computed, from the facts alone.</param>
public sealed record ExplainedStatement(string Path, string Text, bool IsOfRun, bool IsCheck, IReadOnlyList<StatementParameter> Parameters);

/// <param name="Value">Null where nothing is given, which means all; of statements that write, <see cref="ExplainQuery.OfRun"/> where the run worked it out.</param>
public sealed record StatementParameter(string Name, string? Value);

/// <summary>A figure's own account of itself.</summary>
/// <param name="Value">Of headline figures; null where it is undefined, and for charts and lists.</param>
/// <param name="ComparedValue">The same of the days compared with; null also where the history does not cover them.</param>
public sealed record Explanation(ExplainedFigure Figure, decimal? Value, decimal? ComparedValue, Lineage Lineage, IReadOnlyList<ExplainedStatement> Statements);

/// <summary>Explains a figure: its value, the uploads its rows came from, and the statements that computed it with their parameters.</summary>
public sealed partial class ExplainQuery(TenantSession session, KpiQuery kpis, FunnelQuery funnel, LineageQuery lineage, RfmMigrationQuery migration)
{
    public const string OfRun = "computed by the run";

    public async Task<Explanation> RunAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var (value, compared) = await ValuesAsync(figure, scope, ct);
        return new Explanation(figure, value, compared, await lineage.RunAsync(figure, scope, ct), await StatementsAsync(figure, scope, ct));
    }

    private async Task<(decimal? Value, decimal? Compared)> ValuesAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        if (figure.Count is { } count)
        {
            return (count(await new QualityQuery(session).RunAsync(scope.Upload, ct)), null);
        }

        if (figure.Value is not { } read)
        {
            return default;
        }

        var figures = await kpis.RunAsync(scope.Period, scope.Compared ?? scope.Period.Previous, scope.Filter, ct);
        return (read(figures.Current), scope.Compared is null ? null : read(figures.Previous));
    }

    private async Task<IReadOnlyList<ExplainedStatement>> StatementsAsync(ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var run = await CurrentRun.FindAsync(session, ct);
        var given = await GivenAsync(figure, scope, run, ct);
        var unused = await UnusedAsync(figure, scope, run, ct);
        return
        [
            .. figure.Statements.Where(file => !unused.Contains(file)).Select(file => Of(file, given)),
            .. figure.RunStatements.Where(file => !unused.Contains(file)).Select(file => Of(file, given) with { IsOfRun = true }),
            .. figure.Checks.Select(file => Of(file, given) with { IsCheck = true }),
        ];
    }

    private static ExplainedStatement Of(SqlFile file, Dictionary<string, string?> given)
        => new(file.Path, file.Text, false, false, [.. Parameters(file).Select(name => new StatementParameter(
            name, given.TryGetValue(name, out var value) ? value : OfRun))]);

    /// <summary>The parameters a statement names, in their order, its comments left out.</summary>
    public static IEnumerable<string> Parameters(SqlFile file)
        => Parameter().Matches(Comment().Replace(file.Text, "")).Select(match => match.Groups[1].Value).Distinct();

    private async Task<Dictionary<string, string?>> GivenAsync(ExplainedFigure figure, ExplainScope scope, CurrentRun? run, CancellationToken ct)
    {
        var given = new Dictionary<string, string?>(figure.Fixed)
        {
            ["tenant_id"] = session.Tenant.TenantId.ToString(CultureInfo.InvariantCulture),
            ["run_id"] = run?.RunId.ToString(),
            ["as_of_date"] = Day(run?.AsOfDate),
        };
        switch (figure.Cut)
        {
            case FigureCut.Period or FigureCut.PeriodOfGroup or FigureCut.PeriodOfPart or FigureCut.WholeOrders or FigureCut.Days:
                (given["from"], given["to"], given["region"], given["category"]) = (Day(scope.Period.From), Day(scope.Period.To), scope.Filter.Region, scope.Filter.Category);
                (given["product"], given["group"]) = (RowsBehindQuery.ProductOf(figure, scope), scope.Group);
                given["days"] = "those that have changed since they were last read";
                break;
            case FigureCut.Cohorts:
                var from = scope.Cohorts.From is { } day ? CohortCalendar.EarliestStart(scope.Grain, day) : (DateOnly?)null;
                (given["grain"], given["from"], given["to"]) = (((int)scope.Grain).ToString(CultureInfo.InvariantCulture), Day(from), Day(scope.Cohorts.To));
                break;
            case FigureCut.Funnel:
                await GiveFunnelAsync(given, scope, ct);
                break;
            case FigureCut.Baskets:
                (given["by"], given["item"]) = (((int)scope.Baskets).ToString(CultureInfo.InvariantCulture), scope.Product);
                break;
            case FigureCut.Customer:
                given["customer_id"] = scope.Customer;
                break;
            case FigureCut.Uploads:
                given["upload_id"] = scope.Upload?.ToString();
                given["days"] = "those that have changed since they were last read";
                break;
            case FigureCut.CustomersMoved:
                await GivePointsAsync(given, scope, ct);
                break;
        }

        return given;
    }

    private async Task GiveFunnelAsync(Dictionary<string, string?> given, ExplainScope scope, CancellationToken ct)
    {
        if (await funnel.ReadingAsync(scope.Funnel, scope.FunnelDays, scope.Filter, ct) is { } reading)
        {
            (given["from"], given["until"], given["types"]) = (Day(reading.From), Day(reading.Until), $"{{{string.Join(", ", reading.Types)}}}");
            (given["by_session"], given["with_category"]) = (Name(reading.BySession), Name(reading.WithCategory));
        }
    }

    /// <summary>Statements read all customers of a run; only of moves it matters between which days.</summary>
    private async Task GivePointsAsync(Dictionary<string, string?> given, ExplainScope scope, CancellationToken ct)
        => given["point"] = await migration.PlacesAsync(scope.Moved, ct) is { } places ? string.Create(CultureInfo.InvariantCulture, $"{places.From}, then {places.To}") : null;

    /// <summary>Of statements that stand for one another, or are asked for only under some filters: those that are not run here.</summary>
    private async Task<IReadOnlyList<SqlFile>> UnusedAsync(ExplainedFigure figure, ExplainScope scope, CurrentRun? run, CancellationToken ct)
    {
        List<SqlFile> unused = [];
        if (figure.RunStatements.Contains(SegmentStore.EventFeatures) && run is not null)
        {
            var features = await session.Db.SegmentModels.Where(model => model.RunId == run.RunId).Select(model => model.Features).SingleOrDefaultAsync(ct) ?? [];
            // A run that found too few customers kept no features: what it read then hangs on what there was to read.
            var isBehaviour = features.Length > 0 ? !features.Contains("recency_days") : await session.Db.Events.AnyAsync(e => e.CustomerId != null, ct);
            unused.AddRange(isBehaviour ? [] : [SegmentStore.EventFeatures]);
        }

        if (figure.Id == "segments" && scope.Filter == FigureFilter.None && scope.Group is null)
        {
            unused.AddRange([RosterReader.OfRun, RosterReader.Master]);
        }

        if (figure.Cut == FigureCut.PeriodOfGroup && scope.Group is null)
        {
            unused.AddRange([RosterReader.OfRun, RosterReader.Master]);
        }

        if (figure.Cut == FigureCut.PeriodOfPart)
        {
            unused.AddRange(SalesFigures.NotOf(figure, scope));
        }

        if (figure.Cut == FigureCut.Funnel && !FunnelQuery.ReadsPeople(scope.Funnel, scope.Filter))
        {
            unused.Add(FunnelQuery.People);
        }

        return unused;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(bool value) => value ? "true" : "false";

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![@\w])@(\w+)")]
    private static partial Regex Parameter();
}
