using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

internal enum TableRowKind
{
    Header,
    Body,
    Total,
}

/// <summary>A cell: a text in the style and alignment of its column, or anything else.</summary>
public sealed class TableCell
{
    internal string? Text { get; private init; }

    internal Container? Container { get; private init; }

    internal PdfColor? Color { get; private init; }

    public static implicit operator TableCell(string text) => FromString(text);

    public static TableCell FromString(string text) => new() { Text = text };

    /// <summary>A text in the column's style but another colour.</summary>
    public static TableCell Colored(string text, PdfColor color) => new() { Text = text, Color = color };

    public static TableCell Custom(Action<Container> compose)
    {
        var container = new Container();
        compose(container);
        return new TableCell { Container = container };
    }
}

/// <summary>The columns: relative shares of the width, or constant points.</summary>
public sealed class TableColumns
{
    private readonly List<(double Relative, double Constant, HorizontalAlignment Alignment)> columns = [];

    public TableColumns Relative(double share = 1, HorizontalAlignment alignment = HorizontalAlignment.Left)
    {
        columns.Add((share, 0, alignment));
        return this;
    }

    public TableColumns Constant(double width, HorizontalAlignment alignment = HorizontalAlignment.Right)
    {
        columns.Add((0, width, alignment));
        return this;
    }

    internal HorizontalAlignment Alignment(int index) => columns[index].Alignment;

    internal double[] Widths(double width)
    {
        var shares = columns.Sum(column => column.Relative);
        var free = Math.Max(0, width - columns.Sum(column => column.Constant));
        return [.. columns.Select(column => column.Relative > 0 ? free * column.Relative / shares : column.Constant)];
    }
}

/// <summary>One row of a table.</summary>
internal sealed class TableRow(TableCell[] cells, TableColumns columns, TableStyle style, TableRowKind kind)
{
    private readonly Element[] contents = [.. cells.Select((cell, index) => Content(cell, columns.Alignment(index), style, kind))];

    public Placed Layout(double[] widths)
    {
        var fragments = new Fragment[contents.Length];
        var height = 0d;
        for (var i = 0; i < contents.Length; i++)
        {
            var inset = i < contents.Length - 1 ? style.Gap : 0;
            fragments[i] = contents[i].Layout(new LayoutSpace(Math.Max(1, widths[i] - inset), double.MaxValue, true), null);
            height = Math.Max(height, fragments[i].Height);
        }

        return new Placed(this, fragments, widths, height + (2 * style.RowPadding));
    }

    private static Element Content(TableCell cell, HorizontalAlignment alignment, TableStyle style, TableRowKind kind)
    {
        if (cell.Container is not null)
        {
            return cell.Container;
        }

        var text = kind switch { TableRowKind.Header => style.HeaderText, TableRowKind.Total => style.BodyText.SemiBold, _ => style.BodyText };
        var block = new TextBlock(alignment, tag: null);
        return block.MaxLines(style.MostLines).Span(cell.Text ?? "", cell.Color is { } color ? text.In(color) : text);
    }

    private (string Type, string? Scope) Tag(int column) => (kind, column) switch
    {
        (TableRowKind.Header, _) => ("TH", "Column"),
        (_, 0) when style.FirstColumnNamesRow => ("TH", "Row"),
        _ => ("TD", null),
    };

    /// <summary>A row with its cells laid out.</summary>
    internal sealed class Placed(TableRow row, Fragment[] fragments, double[] widths, double height)
    {
        public double Height => height;

        public void Draw(DrawContext context, double x, double y)
        {
            context.Inside("TR", this, () =>
            {
                var left = x;
                for (var i = 0; i < fragments.Length; i++)
                {
                    var (cell, at) = (fragments[i], left);
                    var (type, scope) = row.Tag(i);
                    context.Inside(type, cell, () => cell.Draw(context, at, y + row.Style.RowPadding), scope);
                    left += widths[i];
                }
            });
            context.Decoration(() => DrawLine(context.Canvas, x, y));
        }

        private void DrawLine(Canvas canvas, double x, double y)
        {
            var (color, at) = row.Kind switch
            {
                TableRowKind.Header => (row.Style.HeaderLine, y + height),
                TableRowKind.Total => (row.Style.HeaderLine, y),
                _ => (row.Style.RowLine, y + height),
            };
            canvas.Line(x, at, x + widths.Sum(), at, color, 0.5);
        }
    }

    private TableStyle Style => style;

    private TableRowKind Kind => kind;
}
