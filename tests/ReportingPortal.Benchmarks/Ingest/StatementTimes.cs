using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>What each of the driver's statements took while this stood: to profile before tuning.</summary>
internal sealed class StatementTimes : IDisposable
{
    private const int Shown = 30;

    private readonly ConcurrentDictionary<string, (int Calls, TimeSpan Time)> statements = new();
    private readonly ActivityListener listener;

    public StatementTimes()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Print()
    {
        foreach (var (statement, (calls, time)) in statements.OrderByDescending(each => each.Value.Time).Take(Shown))
        {
            Console.WriteLine($"  {time.TotalMilliseconds,8:N1} ms {calls,5:N0}x  {statement}");
        }

        statements.Clear();
    }

    public void Dispose() => listener.Dispose();

    private void Add(Activity activity)
    {
        var text = (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))?.ToString() ?? activity.OperationName;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        statements.AddOrUpdate(line[..Math.Min(110, line.Length)], _ => (1, activity.Duration), (_, former) => (former.Calls + 1, former.Time + activity.Duration));
    }
}
