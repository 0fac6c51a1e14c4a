using System.Globalization;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

public static class FunnelEndpoints
{
    private static readonly CsvColumn<FunnelStep>[] StepColumns =
    [
        new("number", step => step.Number), new("step", step => FunnelRequest.Name(step.Step)), new("count", step => step.Count),
        new("conversion_rate", step => step.ConversionRate), new("step_conversion_rate", step => step.StepConversionRate), new("drop_off", step => step.DropOff),
        new("stopped_here", step => step.StoppedHere), new("median_seconds", step => step.MedianSeconds), new("mean_seconds", step => step.MeanSeconds),
        new("p90_seconds", step => step.P90Seconds), new("within_seconds", step => step.WithinSeconds),
    ];

    private static readonly CsvColumn<FunnelDropOut>[] DropOutColumns =
    [
        new("unit_id", unit => unit.UnitId), new("customer_id", unit => unit.CustomerId), new("reached", unit => unit.Reached),
        new("started_at", unit => Iso(unit.StartedAt)), new("last_step_at", unit => Iso(unit.LastStepAt)), new("open", unit => unit.Open ? "true" : "false"),
    ];

    public static void MapFunnel(this IEndpointRouteBuilder api)
    {
        var funnel = api.MapGroup("/funnel");
        Described(funnel.MapGet("", FunnelAsync)).WithFigureFilters()
            .WithChoice("breakdown", "Cut by first touch: the person's region or group, the category of the first event that has one.", "none", "region", "category", "group")
            .Produces<FigureAnswer<FunnelResult>>().WithSummary("How far persons or sessions come, step by step, and how long it takes them");
        Described(funnel.MapGet("/drop-outs", DropOutsAsync)).WithFigureFilters().WithListPaging()
            .WithNumber("step", "Number of the last step they reached, from 1; 1 when left out.")
            .Produces<FigureListAnswer<FunnelDropOut>>().WithSummary("Who reached a step and no further, newest first");
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder endpoint)
        => endpoint
            .WithText("steps", $"2 to {FunnelSettings.MaxSteps} of session_start, product_view, add_to_cart, purchase, session_end, by commas; the first four when left out.")
            .WithChoice("mode", "ordered when left out; strict allows no other event between two steps.", "ordered", "strict", "any")
            .WithChoice("unit", "person when left out.", "person", "session")
            .WithText("window", "From the first step to the last: 7d, 12h, 30m; 7d when left out, for sessions as long as they last.")
            .WithText("step_windows", "From each step to the next, beside the window, of steps in an order: 30m,,1d gives the third step no limit of its own.");

    private static async Task<IResult> FunnelAsync(FigureAnswers answers, FunnelQuery query, HttpRequest request, CancellationToken ct)
    {
        var asked = FunnelRequest.Read(request.Query);
        if (asked.Problems.Count > 0)
        {
            return FigureAnswers.Refused(string.Join(" ", asked.Problems.Select(problem => problem.Message)));
        }

        return request.WantsCsv()
            ? await answers.AnswerSeriesAsync(async bar => (await query.RunAsync(asked.Settings, FunnelRequest.Days(bar), bar.Filter, ct)).Steps, "funnel", StepColumns, ct, FigureCuts.Visits)
            : await answers.AnswerAsync(bar => query.RunAsync(asked.Settings, FunnelRequest.Days(bar), bar.Filter, ct), ct, FigureCuts.Visits);
    }

    private static async Task<IResult> DropOutsAsync(FigureAnswers answers, FunnelQuery query, HttpRequest request, CancellationToken ct)
    {
        var asked = FunnelRequest.Read(request.Query);
        if (asked.Problems.Count > 0)
        {
            return FigureAnswers.Refused(string.Join(" ", asked.Problems.Select(problem => problem.Message)));
        }

        var text = request.Query["step"].ToString();
        var step = 1;
        if (text.Length > 0 && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step >= asked.Settings.Steps.Count)
        {
            return FigureAnswers.Refused($"'step' must be a whole number from 1 to {asked.Settings.Steps.Count - 1}: nobody drops out at the last step.");
        }

        return await answers.AnswerListAsync(
            (bar, cursor, limit) => query.StoppedAtAsync(asked.Settings, FunnelRequest.Days(bar), bar.Filter, step, cursor, limit, ct), "funnel-drop-outs", DropOutColumns, ct, FigureCuts.Visits);
    }

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
