using System.Diagnostics;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Lifetime.Fitting;
using ReportingPortal.Analytics.Tests.Lifetime;
using ReportingPortal.Testing;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>
/// Fits the purchase model to the CDNOW sample again and again, grouping included, beside the plain way: the simplex method
/// over every customer by the published formula. Then the forecast of a shop of a million customers.
/// </summary>
internal static class LifetimeBenchmark
{
    private const int WarmUps = 50;
    private const int Runs = 200;
    private const int PlainRuns = 3;
    private const int ManyCustomers = 1_000_000;

    public static void Run()
    {
        if (!SharedData.IsPresent)
        {
            Console.WriteLine(SharedData.Missing);
            return;
        }

        var sample = Cdnow.Histories(Cdnow.Calibration);
        var fit = Fit(sample);
        var values = sample.Rows.Where(row => row.Frequency > 0 && row.MeanValue > 0).ToArray();
        var (x, z) = (Array.ConvertAll(values, row => (double)row.Frequency), Array.ConvertAll(values, row => row.MeanValue));
        var ours = Median(WarmUps, Runs, () => Fit(sample));
        var plain = Median(1, PlainRuns, () => SimplexFit.LogLikelihood(sample));
        Console.WriteLine($"purchase model, {sample.Count} customers: {ours:F2} ms; the simplex over every customer {plain:F0} ms, {plain / ours:F0} times as long");
        Console.WriteLine($"  log-likelihood {fit.LogLikelihood:F4}, by the simplex {SimplexFit.LogLikelihood(sample):F4}");
        Console.WriteLine($"value model, {values.Length} repeat customers: {Median(WarmUps, Runs, () => ValueFit.Find(x, z)!):F2} ms");
        var whole = Cdnow.Histories(Cdnow.End);
        Console.WriteLine($"gate, both fits, test on the last third, forecasts, spread: {Median(WarmUps, Runs, () => LifetimeForecast.Of(whole)):F1} ms");
        var many = Many(sample);
        Console.WriteLine($"the same for {ManyCustomers:N0} customers: {Median(1, 3, () => LifetimeForecast.Of(many)):F0} ms");
    }

    private static PurchaseFit Fit(PurchaseHistories histories) => PurchaseFit.Find(PurchaseGroups.Of(histories.Frequency, histories.RecencyDays, histories.AgeDays))!;

    /// <summary>The sample over and over, each time younger and told apart by a few days.</summary>
    private static PurchaseHistories Many(PurchaseHistories sample)
    {
        var rows = Enumerable.Range(0, ManyCustomers).Select(i => (Row: sample.Rows[i % sample.Count], Copy: i / sample.Count)).Select(each => each.Row with
        {
            CustomerId = $"{each.Copy:D3}-{each.Row.CustomerId}",
            AgeDays = Math.Max(each.Row.RecencyDays, each.Row.AgeDays - (each.Copy % 180)),
        });
        return PurchaseHistories.Of(rows, sample.FirstOrderOn, sample.AsOfDate);
    }

    private static double Median<T>(int warmUps, int runs, Func<T> work)
    {
        var times = new double[runs];
        for (var run = -warmUps; run < runs; run++)
        {
            var clock = Stopwatch.StartNew();
            work();
            if (run >= 0)
            {
                times[run] = clock.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
