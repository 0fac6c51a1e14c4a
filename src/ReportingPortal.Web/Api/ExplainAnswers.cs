using ReportingPortal.Analytics.Explain;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>A figure that explains itself.</summary>
/// <param name="Definition">Its number in the definitions all figures follow.</param>
/// <param name="Basis">On which day, or over which time, things count.</param>
/// <param name="FilteredBy">The query parameters that cut it.</param>
/// <param name="Rows">What the rows behind it are.</param>
/// <param name="Related">Ids of figures it is made of or read beside.</param>
public record ExplainedFigureAnswer(
    string Id, string Name, string Definition, string Meaning, string Formula, string Basis, IReadOnlyList<string> FilteredBy, RowKind Rows, IReadOnlyList<string> Related)
{
    public static ExplainedFigureAnswer Of(ExplainedFigure figure)
        => new(
            figure.Id, figure.Name, figure.Definition, figure.Meaning, figure.Formula, figure.Basis, ExplainRequest.FiltersOf(figure), figure.Rows, figure.Related);
}

/// <summary>A figure's account of itself.</summary>
/// <param name="Value">Of headline figures; rates are 0 to 1. Null where it is undefined, and for charts and lists.</param>
/// <param name="ComparedPeriod">Null where nothing is compared, or the history does not cover the days compared with.</param>
/// <param name="ComparedValue">The value of these days.</param>
/// <param name="Beyond">What the application computes beyond the statements; null where they are all of it.</param>
/// <param name="OnRows">Why the rows are not simply summed up to the figure; null where they are.</param>
/// <param name="Lineage">The uploads its rows came from, those with most rows first.</param>
/// <param name="Statements">As they ran.</param>
public sealed record ExplanationAnswer(
    ExplainedFigureAnswer Figure, decimal? Value, PeriodDays? ComparedPeriod, decimal? ComparedValue, string? Beyond, string? OnRows, Lineage Lineage,
    IReadOnlyList<ExplainedStatement> Statements)
{
    public static ExplanationAnswer Of(Explanation explanation, ExplainScope scope)
    {
        var figure = explanation.Figure;
        return new ExplanationAnswer(
            ExplainedFigureAnswer.Of(figure), Written(explanation.Value), scope.Compared is { } compared ? new PeriodDays(compared.From, compared.To) : null,
            Written(explanation.ComparedValue), figure.Beyond, figure.OnRows, explanation.Lineage, explanation.Statements);

        decimal? Written(decimal? value) => figure.Unit == FigureUnit.Money ? JsonMoney.Rounded(value) : value;
    }
}

/// <summary>A page of the rows behind a figure.</summary>
/// <param name="TotalIsWhole">False where counting stopped: there are <paramref name="Total"/> or more.</param>
public sealed record RowsBehindAnswer(IReadOnlyList<FigureRow> Data, FigureMeta Meta, int Total, bool TotalIsWhole, string? NextCursor);
