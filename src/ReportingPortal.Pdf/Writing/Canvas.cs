using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Writing;

/// <summary>Which point of a text stands at the given place.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>A rectangle in points, measured from the top left of the page.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Box Inset(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Math.Max(0, Width - left - right), Math.Max(0, Height - top - bottom));
}

/// <summary>Draws on one page. Coordinates in points from the top left corner; y grows downwards.</summary>
public sealed partial class Canvas
{
    private readonly PdfPage page;
    private readonly DocumentResources resources;
    private readonly PdfBuffer content;
    private readonly Stack<GraphicsState> saved = new();
    private GraphicsState state;

    internal Canvas(PdfPage page, DocumentResources resources)
    {
        this.page = page;
        this.resources = resources;
        content = page.Content;
    }

    private record struct GraphicsState(PdfColor Fill, PdfColor Stroke, double LineWidth, double Dash);

    /// <summary>Draws one line of text at its baseline and returns its width.</summary>
    public double Text(string text, double x, double baseline, TextStyle style, TextAnchor anchor = TextAnchor.Start)
    {
        var width = style.Measure(text);
        if (text.Length == 0)
        {
            return 0;
        }

        var start = anchor switch { TextAnchor.Middle => x - (width / 2), TextAnchor.End => x - width, _ => x };
        var font = resources.Font(style.Weight);
        Fill(style.Color);
        content.Add("BT/").Add(font.Name).Add(" ").Number(style.Size).Add("Tf ");
        content.Number(start).Number(page.Height - baseline).Add("Td<");
        font.Encode(text, style.Tabular, content);
        content.Add(">Tj ET\n");
        return width;
    }

    public void Image(PdfImage image, Box box)
    {
        content.Add("q ").Number(box.Width).Add("0 0 ").Number(box.Height).Number(box.X).Number(page.Height - box.Bottom).Add("cm/")
            .Add(resources.Image(image)).Add(" Do Q\n");
    }

    /// <summary>Until the matching <see cref="Restore"/>, nothing is drawn outside the box.</summary>
    public void SaveAndClip(Box box)
    {
        Save();
        Rectangle(box);
        content.Add("W n\n");
    }

    /// <summary>Until the matching <see cref="Restore"/>, everything is drawn with this opacity, 0 to 1.</summary>
    public void SaveWithOpacity(double opacity)
    {
        Save();
        content.Add("/").Add(resources.Opacity((int)Math.Round(Math.Clamp(opacity, 0, 1) * 100))).Add(" gs\n");
    }

    public void Restore()
    {
        content.Add("Q\n");
        state = saved.Pop();
    }

    /// <summary>Opens marked content: a piece of the structure, or an artifact where null.</summary>
    internal void BeginMarked(StructureElement? element, string artifact = "/Artifact BMC\n")
    {
        if (element is null)
        {
            content.Add(artifact);
            return;
        }

        element.Kids.Add(new StructureElement.Kid(null, page, page.MarkedContent.Count, null));
        content.Add("/").Add(element.Type).Add("<</MCID ").Integer(page.MarkedContent.Count).Add(">>BDC\n");
        page.MarkedContent.Add(element);
    }

    internal void EndMarked() => content.Add("EMC\n");

    private void Save()
    {
        content.Add("q\n");
        saved.Push(state);
    }

    private void Fill(PdfColor color)
    {
        if (state.Fill != color)
        {
            state.Fill = color;
            Color(color).Add("rg\n");
        }
    }

    private void Stroke(PdfColor color, double width, double dash)
    {
        if (state.Stroke != color)
        {
            state.Stroke = color;
            Color(color).Add("RG\n");
        }

        if (state.LineWidth != width)
        {
            state.LineWidth = width;
            content.Number(width).Add("w\n");
        }

        if (state.Dash != dash)
        {
            state.Dash = dash;
            content.Add("[");
            _ = dash > 0 ? content.Number(dash).Number(dash) : content;
            content.Add("]0 d\n");
        }
    }

    private PdfBuffer Color(PdfColor color) =>
        content.Number(color.Red / 255d).Number(color.Green / 255d).Number(color.Blue / 255d);
}
