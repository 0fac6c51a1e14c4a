using ReportingPortal.Analytics.Funnel;

namespace ReportingPortal.Analytics.Explain;

/// <summary>How far visitors come.</summary>
internal static class VisitFigures
{
    private const string OnRows =
        "These are the events read: of the steps asked for, in the period and as long after it as the window reaches. A region or category then keeps or leaves out whole attempts.";

    private const string Beyond = "The events pass once, unit by unit; each unit's deepest attempt is found in the application.";

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Of("funnel-steps", "How far they come", "How many persons or sessions reached each step within the window, counted from the first step of their deepest attempt.",
            "conversion = reached / entered; step conversion = reached / reached the step before; drop-off = 1 − step conversion"),
        Of("funnel-times", "How long it takes", "The time from the first step to the last, over those who came through.", "median, mean and 90\u00a0% of (last step − first step)"),
        Of("funnel-breakdown", "Funnel by first touch", "The steps again, by what stood first in each one's way through them.", "reached each step, by region, group or first category"),
        Of("funnel-drop-outs", "Who stopped where", "Who came to a step and no further.", "units whose deepest attempt ends at the step"),
    ];

    private static ExplainedFigure Of(string id, string name, string meaning, string formula)
        => new(id, name, "D7", meaning, formula, "an attempt belongs to the day of its first step; later steps may follow after the period", FigureCut.Funnel, RowKind.Events, new(),
            [FunnelQuery.Span, UnitReader.Events, FunnelQuery.People])
        {
            Beyond = Beyond,
            OnRows = OnRows,
        };
}
