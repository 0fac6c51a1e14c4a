using System.Globalization;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Funnels;

/// <summary>A funnel in sentences, bars and a chart.</summary>
public sealed class FunnelWords(FunnelResult funnel)
{
    public static readonly IReadOnlyList<(string Value, string Text)> Modes = [("ordered", "In this order"), ("strict", "Directly in a row"), ("any", "In any order")];

    public static readonly IReadOnlyList<(string Value, string Text)> Units = [("person", "Persons"), ("session", "Sessions")];

    public static readonly IReadOnlyList<(string Value, string Text)> Breakdowns =
        [("none", "Nothing"), ("region", "Region"), ("category", "First category"), ("group", "RFM group")];

    private string One => funnel.Unit == FunnelUnit.Person ? "person" : "session";

    /// <summary>The step that loses most of those who came to the one before.</summary>
    public FunnelStep Worst => funnel.Steps.Skip(1).OrderByDescending(step => step.DropOff ?? -1).ThenBy(step => step.Number).First();

    public string Sentence => funnel.Entered == 0
        ? $"No {One} began with {Words(funnel.Steps[0].Step)} in this period under these filters."
        : $"{FigureFormat.Count(funnel.Converted)} of {FigureFormat.Plural(funnel.Entered, One)} came through to {Words(funnel.Steps[^1].Step)} ({FigureFormat.Share(funnel.ConversionRate)})"
            + (Worst.DropOff > 0 ? $"; most are lost before {Words(Worst.Step)}, where {FigureFormat.Share(Worst.DropOff)} stop." : ".");

    public string Basis => $"{(funnel.Unit == FunnelUnit.Person ? "persons; events without a visitor's id are left out" : "sessions")} · {Window} from the first step to the last";

    public string Window => funnel.WindowSeconds is { } seconds ? $"within {Duration(seconds)}" : "within the session";

    /// <summary>Who may still come further; null where nobody may.</summary>
    public string? OpenWords => funnel.Open == 0 ? null
        : $"{FigureFormat.Plural(funnel.Open, One)} of those who stopped {(funnel.Open == 1 ? "is" : "are")} still in the window: more may follow.";

    public string Came(FunnelStep step) => step.Number == 1
        ? "all who entered"
        : $"{FigureFormat.Share(step.ConversionRate)} of all, {FigureFormat.Share(step.StepConversionRate)} of the step before";

    /// <summary>Width of a step's bar, of 200.</summary>
    public string BarWidth(FunnelStep step) => (200 * (step.ConversionRate ?? 0)).ToString("0.##", CultureInfo.InvariantCulture);

    public string StoppedTitle(FunnelStep step) => $"Who came to {Words(step.Step)} and no further";

    public Chart Times(string currency)
    {
        var last = funnel.Steps[^1];
        var noted = new Dictionary<FunnelBin, string>();
        Note(noted, last.MedianSeconds, "median");
        Note(noted, last.P90Seconds, "1 in 10 later");
        return new Chart(
            "times", ChartKind.Bars, "How long it takes", $"{(funnel.Unit == FunnelUnit.Person ? "Persons" : "Sessions")} by the time from the first step to {Words(last.Step)}",
            last.Count == 0 ? "Nobody came through to the last step."
                : $"Half of them take less than {Duration(last.MedianSeconds)}, one in ten more than {Duration(last.P90Seconds)}; the mean is {Duration(last.MeanSeconds)}.",
            currency, [new("Time", SeriesRole.Label), new("Came through", SeriesRole.Main)],
            [.. funnel.Histogram.Select(bin => new ChartRow([Range(bin), new(FigureFormat.Count(bin.Count), bin.Count)], Note: noted.GetValueOrDefault(bin)))],
            Layout: funnel.Breakdown.Count == 0 ? "chart-wide" : null)
        {
            Figure = "funnel-times",
        };
    }

    public static string Title(EventType step) => step switch
    {
        EventType.SessionStart => "Visit",
        EventType.ProductView => "Product view",
        EventType.AddToCart => "Add to cart",
        EventType.Purchase => "Purchase",
        _ => "End of visit",
    };

    public static string Words(EventType step) => step switch
    {
        EventType.SessionStart => "a visit",
        EventType.ProductView => "a product view",
        EventType.AddToCart => "the cart",
        EventType.Purchase => "a purchase",
        _ => "the end of the visit",
    };

    /// <summary>Two digits that decide: 45 s, 12 min, 3.5 h, 7 days.</summary>
    public static string Duration(double? seconds) => seconds switch
    {
        null => FigureFormat.Undefined,
        < 60 => $"{Digits(seconds.Value)} s",
        < 3_600 => $"{Digits(seconds.Value / 60)} min",
        < 86_400 => $"{Digits(seconds.Value / 3_600)} h",
        86_400 => "1 day",
        _ => $"{Digits(seconds.Value / 86_400)} days",
    };

    private static string Digits(double value) => value.ToString(value < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);

    // A chart breaks its labels at spaces: a number stays with its unit.
    private static string Range(FunnelBin bin) => bin switch
    {
        { ToSeconds: null } => $"over {Bound(bin.FromSeconds)}",
        { FromSeconds: 0 } => $"under {Bound(bin.ToSeconds)}",
        _ => $"{Bound(bin.FromSeconds)} to {Bound(bin.ToSeconds)}",
    };

    private static string Bound(double? seconds) => Duration(seconds).Replace(' ', '\u00a0');

    private void Note(Dictionary<FunnelBin, string> notes, double? value, string words)
    {
        if (funnel.Histogram.FirstOrDefault(bin => bin.ToSeconds is null || value < bin.ToSeconds) is { } bin)
        {
            notes[bin] = notes.TryGetValue(bin, out var other) ? $"{other}, {words}" : words;
        }
    }
}
