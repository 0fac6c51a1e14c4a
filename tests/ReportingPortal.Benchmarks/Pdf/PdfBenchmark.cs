using System.Diagnostics;
using System.Text.Json;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Benchmarks.Pdf;

/// <summary>Renders a stored snapshot again and again: what one report costs once the process is warm.</summary>
internal static class PdfBenchmark
{
    private const int WarmUps = 10;
    private const int Runs = 50;

    /// <param name="path">A snapshot as GET /api/v1/reports/{id} answers it.</param>
    public static void Run(string path)
    {
        using var answer = JsonDocument.Parse(File.ReadAllBytes(path));
        var snapshot = SnapshotJson.Read(JsonSerializer.SerializeToUtf8Bytes(answer.RootElement.GetProperty("data")));
        var hash = new string('0', 64);
        var times = new double[Runs];
        var size = 0;
        for (var run = -WarmUps; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            size = ExecutivePdf.Render(snapshot, hash).Length;
            if (run >= 0)
            {
                times[run] = clock.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(times);
        Console.WriteLine($"{size / 1024} kB a report; {Runs} runs: least {times[0]:F1} ms, median {times[Runs / 2]:F1} ms, most {times[^1]:F1} ms");
    }
}
