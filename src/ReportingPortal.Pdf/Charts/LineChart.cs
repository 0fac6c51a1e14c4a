using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>One line; null values leave a gap.</summary>
public sealed record LineSeries(string Name, IReadOnlyList<decimal?> Values, PdfColor Color)
{
    /// <summary>The previous period: thin, grey, dashed, behind the others.</summary>
    public bool IsGhost { get; init; }

    /// <summary>A light area under the line.</summary>
    public bool HasArea { get; init; }
}

/// <summary>Values over time with the series named at the end of their lines.</summary>
public sealed class LineChart : Chart
{
    /// <summary>One label per point; as many are printed as have room.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Formats the axis.</summary>
    public required Func<decimal, string> Format { get; init; }

    public bool FromZero { get; init; } = true;

    /// <summary>The one point that matters: its index and what to say about it.</summary>
    public (int Index, string Text)? Annotation { get; init; }

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var values = Series.SelectMany(series => series.Values).OfType<decimal>().Select(value => (double)value).ToList();
        if (values.Count == 0 || Labels.Count == 0)
        {
            DrawEmpty(canvas, box, "No values in this period");
            return;
        }

        var axis = ValueAxis.For(values, FromZero);
        var nameWidth = Series.Count > 1 ? Series.Max(series => LabelText.SemiBold.Measure(series.Name)) + 10 : 6;
        var plot = box.Inset(axis.LabelWidth(Format) + 8, Annotation is null ? 5 : 16, Math.Min(nameWidth, box.Width / 3), 16);
        axis.DrawGrid(canvas, plot, Format);
        DrawLabels(canvas, plot);
        foreach (var series in Series.OrderByDescending(series => series.IsGhost))
        {
            DrawSeries(canvas, plot, axis, series);
        }

        DrawNames(canvas, plot, axis);
        DrawAnnotation(canvas, plot, axis);
    }

    private double X(int index, Box plot) =>
        Labels.Count > 1 ? plot.X + (plot.Width * index / (Labels.Count - 1)) : plot.X + (plot.Width / 2);

    private void DrawLabels(Canvas canvas, Box plot)
    {
        var step = LabelStep(Labels, Labels.Count, plot.Width + 10);
        for (var i = 0; i < Labels.Count; i += step)
        {
            var anchor = i == 0 && Labels.Count > 1 ? TextAnchor.Start : TextAnchor.Middle;
            canvas.Text(Labels[i], X(i, plot), plot.Bottom + 12, LabelText, anchor);
        }
    }

    private void DrawSeries(Canvas canvas, Box plot, ValueAxis axis, LineSeries series)
    {
        foreach (var run in Runs(series, plot, axis))
        {
            if (series.HasArea && run.Count > 1)
            {
                var zero = axis.Y(Math.Clamp(0, axis.Min, axis.Max), plot);
                canvas.SaveWithOpacity(0.09);
                canvas.FillPolygon([(run[0].X, zero), .. run, (run[^1].X, zero)], series.Color);
                canvas.Restore();
            }

            var color = series.IsGhost ? Palette.Ghost : series.Color;
            canvas.Polyline(run, color, series.IsGhost ? 1 : 1.6);
            if (run.Count == 1)
            {
                canvas.FillCircle(run[0].X, run[0].Y, 2, color);
            }
        }

        var last = LastPoint(series, plot, axis);
        if (last is { } end && !series.IsGhost)
        {
            canvas.FillCircle(end.X, end.Y, 2.3, series.Color);
        }
    }

    /// <summary>The stretches between gaps.</summary>
    private List<List<(double X, double Y)>> Runs(LineSeries series, Box plot, ValueAxis axis)
    {
        var runs = new List<List<(double X, double Y)>> { new() };
        for (var i = 0; i < Math.Min(series.Values.Count, Labels.Count); i++)
        {
            if (series.Values[i] is { } value)
            {
                runs[^1].Add((X(i, plot), axis.Y((double)value, plot)));
            }
            else if (runs[^1].Count > 0)
            {
                runs.Add([]);
            }
        }

        return runs.FindAll(run => run.Count > 0);
    }

    private (double X, double Y)? LastPoint(LineSeries series, Box plot, ValueAxis axis)
    {
        var runs = Runs(series, plot, axis);
        return runs.Count > 0 ? runs[^1][^1] : null;
    }

    /// <summary>Names stand beside the line ends, moved apart where they would touch.</summary>
    private void DrawNames(Canvas canvas, Box plot, ValueAxis axis)
    {
        if (Series.Count < 2)
        {
            return;
        }

        var lowest = double.MinValue;
        foreach (var (series, end) in Series.Select(series => (series, LastPoint(series, plot, axis)))
            .Where(pair => pair.Item2 is not null).OrderBy(pair => pair.Item2!.Value.Y))
        {
            var y = Math.Max(end!.Value.Y + 2.7, lowest + 10);
            lowest = y;
            var style = series.IsGhost ? LabelText : LabelText.SemiBold.In(series.Color);
            canvas.Text(style.Fit(series.Name, plot.Width / 2), plot.Right + 7, y, style);
        }
    }

    private void DrawAnnotation(Canvas canvas, Box plot, ValueAxis axis)
    {
        if (Annotation is not { } note || Series.FirstOrDefault(series => !series.IsGhost) is not { } main
            || note.Index < 0 || note.Index >= main.Values.Count || main.Values[note.Index] is not { } value)
        {
            return;
        }

        var (x, y) = (X(note.Index, plot), axis.Y((double)value, plot));
        var half = ValueText.Measure(note.Text) / 2;
        canvas.FillCircle(x, y, 2.3, main.Color);
        canvas.Text(note.Text, Math.Clamp(x, plot.X + half, Math.Max(plot.X + half, plot.Right - half)), y - 6, ValueText.SemiBold, TextAnchor.Middle);
    }
}
