using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Layout;

/// <summary>Rows of cells under a header that repeats on each page. A row never splits.</summary>
public sealed class Table : Element
{
    private readonly List<TableRow> rows = [];
    private readonly TableColumns columns = new();
    private TableRow? header;

    private sealed record Token(int Index);

    public TableStyle Style { get; set; } = new();

    public Table Columns(Action<TableColumns> define)
    {
        define(columns);
        return this;
    }

    public Table Header(params TableCell[] cells)
    {
        header = new TableRow(cells, columns, Style, TableRowKind.Header);
        return this;
    }

    public Table Row(params TableCell[] cells) => Add(cells, TableRowKind.Body);

    /// <summary>A row set apart by weight and a line above.</summary>
    public Table Total(params TableCell[] cells) => Add(cells, TableRowKind.Total);

    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var start = (from as Token)?.Index ?? 0;
        var widths = columns.Widths(space.Width);
        var head = header?.Layout(widths);
        var top = head?.Height ?? 0;
        var placed = new List<(TableRow.Placed Row, double Top)>();
        var end = start;
        for (; end < rows.Count; end++)
        {
            var row = rows[end].Layout(widths);
            if (!space.Fits(top + row.Height) && !(space.AtTop && end == start))
            {
                break;
            }

            placed.Add((row, top));
            top += row.Height;
        }

        end = AvoidLonelyRow(start, end, space.AtTop, placed);
        if (end == start && (rows.Count > start || !space.Fits(top)) && !space.AtTop)
        {
            return Fragment.Nothing;
        }

        var height = placed.Count > 0 ? placed[^1].Top + placed[^1].Row.Height : head?.Height ?? 0;
        return new Fragment(height, (context, x, y) => Draw(context, head, placed, start > 0, x, y), end < rows.Count ? new Token(end) : null);
    }

    private Table Add(TableCell[] cells, TableRowKind kind)
    {
        rows.Add(new TableRow(cells, columns, Style, kind));
        return this;
    }

    /// <summary>A break leaves at least two rows on either side, where the page has room to choose.</summary>
    private int AvoidLonelyRow(int start, int end, bool atTop, List<(TableRow.Placed Row, double Top)> placed)
    {
        if (end < rows.Count && rows.Count - end == 1 && end - start > 2)
        {
            end--;
        }

        if (end < rows.Count && end - start == 1 && start == 0 && !atTop)
        {
            end = start;
        }

        placed.RemoveRange(end - start, placed.Count - (end - start));
        return end;
    }

    private void Draw(
        DrawContext context, TableRow.Placed? head, List<(TableRow.Placed Row, double Top)> placed, bool isContinued, double x, double y) =>
        context.Inside("Table", this, () =>
        {
            if (isContinued)
            {
                context.AsPagination(() => head?.Draw(context, x, y));
            }
            else
            {
                head?.Draw(context, x, y);
            }

            foreach (var (row, top) in placed)
            {
                row.Draw(context, x, y + top);
            }
        });
}

/// <summary>How the parts of a table look.</summary>
public sealed record TableStyle
{
    public TextStyle HeaderText { get; init; } = new TextStyle(8, FontWeight.SemiBold) { Color = PdfColor.FromHex("#5B6470") };

    public TextStyle BodyText { get; init; } = new TextStyle(9) { Tabular = true };

    public PdfColor HeaderLine { get; init; } = PdfColor.FromHex("#5B6470");

    public PdfColor RowLine { get; init; } = PdfColor.FromHex("#E1E5EA");

    /// <summary>Text beyond this many lines of a cell is cut with an ellipsis.</summary>
    public int MostLines { get; init; } = int.MaxValue;

    /// <summary>Space above and below the text of a row.</summary>
    public double RowPadding { get; init; } = 2.6;

    /// <summary>Space between columns.</summary>
    public double Gap { get; init; } = 10;

    /// <summary>The first cell of each row names the row: a header cell with row scope.</summary>
    public bool FirstColumnNamesRow { get; init; } = true;
}
