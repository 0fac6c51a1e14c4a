using System.Text.Json;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The steps of a run with their time, as its row keeps them.</summary>
internal sealed class StepLog(TimeProvider clock)
{
    private readonly List<RunStep> steps = [];

    /// <summary>Does and times a step.</summary>
    /// <param name="rows">How many rows the step's result stands for.</param>
    public async Task<T> TimeAsync<T>(string name, Func<Task<T>> step, Func<T, long> rows)
    {
        var start = clock.GetTimestamp();
        var result = await step();
        steps.Add(new RunStep(name, Math.Round(clock.GetElapsedTime(start).TotalMilliseconds, 1), rows(result)));
        return result;
    }

    public string ToJson() => JsonSerializer.Serialize(steps, JsonSerializerOptions.Web);

    public static IReadOnlyList<RunStep> Parse(string json) => JsonSerializer.Deserialize<List<RunStep>>(json, JsonSerializerOptions.Web)!;
}
