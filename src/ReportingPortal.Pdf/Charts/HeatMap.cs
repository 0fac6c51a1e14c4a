using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Charts;

/// <summary>One cell: the value gives the shade, the text is printed, the caption stands small below it. A null value stays white.</summary>
public sealed record HeatCell(decimal? Value, string Text, string Caption = "")
{
    /// <summary>The period of the cell has not ended.</summary>
    public bool IsIncomplete { get; init; }
}

/// <summary>A grid of shaded cells with the number in each: RFM scores, cohorts.</summary>
public sealed class HeatMap : Chart
{
    public required IReadOnlyList<string> RowLabels { get; init; }

    public required IReadOnlyList<string> ColumnLabels { get; init; }

    /// <summary>Rows of cells, top row first.</summary>
    public required IReadOnlyList<IReadOnlyList<HeatCell>> Cells { get; init; }

    public string RowTitle { get; init; } = "";

    public string ColumnTitle { get; init; } = "";

    public PdfColor Color { get; init; } = Palette.Accent;

    public override void Draw(Canvas canvas, Box box)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (Cells.Count == 0 || ColumnLabels.Count == 0)
        {
            DrawEmpty(canvas, box, "Nothing to show in this grid");
            return;
        }

        var labelWidth = RowLabels.Select(LabelText.Measure).Append(LabelText.SemiBold.Measure(RowTitle)).Max() + 8;
        var plot = box.Inset(Math.Min(labelWidth, box.Width / 3), RowTitle.Length + ColumnTitle.Length > 0 ? 24 : 13, 0, 0);
        var (width, height) = (plot.Width / ColumnLabels.Count, plot.Height / Cells.Count);
        canvas.Text(RowTitle, box.X, plot.Y - 4, LabelText.SemiBold);
        canvas.Text(ColumnTitle, plot.X + (plot.Width / 2), box.Y + 8, LabelText.SemiBold, TextAnchor.Middle);
        for (var column = 0; column < ColumnLabels.Count; column++)
        {
            canvas.Text(LabelText.Fit(ColumnLabels[column], width), plot.X + (width * (column + 0.5)), plot.Y - 4, LabelText, TextAnchor.Middle);
        }

        var highest = Math.Max(1e-9, (double)Cells.SelectMany(row => row).Max(cell => Math.Abs(cell.Value ?? 0)));
        for (var row = 0; row < Cells.Count; row++)
        {
            var top = plot.Y + (height * row);
            canvas.Text(LabelText.Fit(row < RowLabels.Count ? RowLabels[row] : "", labelWidth - 8), box.X, top + (height / 2) + 2.7, LabelText);
            for (var column = 0; column < Math.Min(ColumnLabels.Count, Cells[row].Count); column++)
            {
                DrawCell(canvas, new Box(plot.X + (width * column), top, width, height).Inset(0.75, 0.75, 0.75, 0.75), Cells[row][column], highest);
            }
        }
    }

    private void DrawCell(Canvas canvas, Box cell, HeatCell value, double highest)
    {
        if (value.Value is not { } number)
        {
            canvas.StrokeRectangle(cell.Inset(0.25, 0.25, 0.25, 0.25), Palette.Hairline);
            canvas.Text(value.Text, cell.X + (cell.Width / 2), cell.Y + (cell.Height / 2) + 2.9, LabelText, TextAnchor.Middle);
            return;
        }

        var strength = Math.Abs((double)number) / highest;
        var shade = PdfColor.White.Mix(Color, 0.06 + (0.6 * Math.Pow(strength, 0.8)));
        canvas.FillRectangle(cell, shade);
        if (value.IsIncomplete)
        {
            canvas.Hatch(cell, PdfColor.White.Mix(Palette.Ghost, 0.6));
        }

        var ink = shade.Luminance < 0.18 ? PdfColor.White : Palette.Ink;
        var hasCaption = value.Caption.Length > 0 && cell.Height >= 24;
        var middle = cell.Y + (cell.Height / 2);
        canvas.Text(value.Text, cell.X + (cell.Width / 2), hasCaption ? middle - 0.5 : middle + 2.9, ValueText.SemiBold.In(ink), TextAnchor.Middle);
        if (hasCaption)
        {
            var small = (LabelText with { Size = 6.5 }).In(ink);
            canvas.Text(small.Fit(value.Caption, cell.Width - 4), cell.X + (cell.Width / 2), middle + 8.5, small, TextAnchor.Middle);
        }
    }
}
