using System.Globalization;

namespace ReportingPortal.DemoData.Command;

/// <summary>One line that redraws itself, at most once a percent. Without a known total it counts.</summary>
internal sealed class ProgressBar(TextWriter output, long? totalRows) : IProgress<long>
{
    private const int Width = 40;
    private const long RowsPerCount = 50_000;
    private long lastStep = -1;

    public void Report(long value)
    {
        var step = totalRows is { } total ? value * 100 / Math.Max(1, total) : value / RowsPerCount;
        if (step == lastStep)
        {
            return;
        }
        lastStep = step;
        var rows = value.ToString("N0", CultureInfo.InvariantCulture);
        var filled = (int)Math.Min(Width, step * Width / 100);
        var bar = totalRows is null ? "" : $"[{new string('#', filled)}{new string('.', Width - filled)}] {step,3} %  ";
        output.Write($"\r{bar}{rows} rows");
    }

    public void Finish(string summary) => output.WriteLine($"\r{summary.PadRight(Width + 30)}");
}
