using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

public enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>A place for one element. The fluent methods wrap it (padding, background, ...) or fill it (text, column, table, ...).</summary>
public class Container : Element
{
    internal Element? Child { get; private set; }

    public Container Padding(double all) => Padding(all, all);

    public Container Padding(double horizontal, double vertical) => Padding(horizontal, vertical, horizontal, vertical);

    public Container Padding(double left, double top, double right, double bottom) => Put(new Padding(left, top, right, bottom));

    public Container Background(PdfColor color, double radius = 0) => Put(new Background(color, radius));

    public Container LineAbove(PdfColor color, double width = 0.5) => Put(new Rule(color, width, above: true));

    public Container LineBelow(PdfColor color, double width = 0.5) => Put(new Rule(color, width, above: false));

    /// <summary>At least this high.</summary>
    public Container MinHeight(double height) => Put(new MinimumHeight(height));

    /// <summary>At most this wide, placed left, centred or right.</summary>
    public Container Width(double width, HorizontalAlignment alignment = HorizontalAlignment.Left) => Put(new FixedWidth(width, alignment));

    /// <summary>Moves on to the next page as a whole rather than being split; only what is higher than a page is split.</summary>
    public Container KeepTogether() => Put(new KeepTogether());

    /// <summary>A bookmark in the outline and a target for links.</summary>
    public Container Section(string key, string title, int level = 1) => Put(new Section(key, title, level));

    /// <summary>Clickable, leads to a section.</summary>
    public Container LinkToSection(string key, string description) => Put(new Link(null, key, description));

    /// <summary>Clickable, leads to an address.</summary>
    public Container LinkTo(string address, string description) => Put(new Link(address, null, description));

    /// <summary>A structure element around the content, for instance "L" or "Caption".</summary>
    public Container Tagged(string type) => Put(new TagGroup(type));

    public void Text(string text, TextStyle style, HorizontalAlignment alignment = HorizontalAlignment.Left, string? tag = "P") =>
        Text(paragraph => paragraph.Span(text, style), alignment, tag);

    public void Text(Action<TextBlock> compose, HorizontalAlignment alignment = HorizontalAlignment.Left, string? tag = "P")
    {
        var block = Put(new TextBlock(alignment, tag));
        compose(block);
    }

    /// <summary>A text known only when all pages are laid out: page numbers.</summary>
    public void PageText(Func<PageReference, string> text, TextStyle style, HorizontalAlignment alignment = HorizontalAlignment.Left) =>
        Put(new PageText(text, style, alignment));

    public void Column(Action<Column> compose) => compose(Put(new Column()));

    public void Row(Action<Row> compose) => compose(Put(new Row()));

    public void Table(Action<Table> compose) => compose(Put(new Table()));

    public void Chart(Chart chart, double height) => Put(new ChartBox(chart, height, height));

    /// <summary>A chart that fills what is left of the page, between two heights.</summary>
    public void Chart(Chart chart, double minHeight, double maxHeight) => Put(new ChartBox(chart, minHeight, maxHeight));

    /// <summary>A chart that only repeats what the text beside it says: not read aloud.</summary>
    public void Decoration(Chart chart, double height) => Put(new ChartBox(chart, height, height, isDecoration: true));

    /// <summary>A picture as high as given at most, in its own proportions, aligned left.</summary>
    public void Image(PdfImage image, double maxHeight, string alt) => Put(new ImageBox(image, maxHeight, alt));

    /// <summary>What follows starts on a new page.</summary>
    public void PageBreak() => Put(new PageBreak());

    internal override Fragment Layout(LayoutSpace space, object? from) => Child?.Layout(space, from) ?? Fragment.Empty;

    private T Put<T>(T element)
        where T : Element
    {
        Child = element;
        return element;
    }
}
