using System.Globalization;

namespace ReportingPortal.DemoData.Command;

/// <summary>
/// One line that redraws itself, at most once a percent; a plain line every ten percent where the output is no terminal. Without
/// a known total it counts.
/// </summary>
internal sealed class ProgressBar(TextWriter output, long? totalRows, bool isTerminal) : IProgress<long>
{
    private const int Width = 40;
    private const long RowsPerCount = 50_000;
    private const int StepsPerLine = 10;
    private long lastStep = -1;

    public void Report(long value)
    {
        var step = totalRows is { } total ? Math.Min(100, value * 100 / Math.Max(1, total)) : value / RowsPerCount;
        step = isTerminal ? step : step / StepsPerLine * StepsPerLine;
        if (step == lastStep)
        {
            return;
        }
        lastStep = step;
        var rows = value.ToString("N0", CultureInfo.InvariantCulture);
        if (isTerminal)
        {
            var filled = (int)(step * Width / 100);
            var bar = totalRows is null ? "" : $"[{new string('#', filled)}{new string('.', Width - filled)}] {step,3} %  ";
            output.Write($"\r{bar}{rows} rows");
        }
        else
        {
            output.WriteLine(totalRows is null ? $"{rows} rows" : $"{step,3} %  {rows} rows");
        }
    }

    public void Finish(string summary) => output.WriteLine(isTerminal ? $"\r{summary.PadRight(Width + 30)}" : summary);
}
