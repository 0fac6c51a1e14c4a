using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Layout;

/// <summary>What is known about pages once all are laid out.</summary>
public sealed class PageReference
{
    private readonly DocumentState document;

    internal PageReference(DocumentState document, int number)
    {
        this.document = document;
        Number = number;
    }

    /// <summary>This page, counted from 1.</summary>
    public int Number { get; }

    public int Count => document.PageCount;

    /// <summary>The page a section starts on; 0 where there is none.</summary>
    public int PageOf(string section) => document.PageOf(section);
}

/// <summary>One line whose words depend on the finished pagination; its height does not.</summary>
internal sealed class PageText(Func<PageReference, string> text, TextStyle style, HorizontalAlignment alignment) : Element
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        return space.AtTop || space.Fits(style.Leading) ? new Fragment(style.Leading, Draw) : Fragment.Nothing;

        void Draw(DrawContext context, double x, double y)
        {
            var line = style.Fit(text(new PageReference(context.Document, context.PageNumber)), space.Width);
            var left = alignment switch
            {
                HorizontalAlignment.Center => x + ((space.Width - style.Measure(line)) / 2),
                HorizontalAlignment.Right => x + space.Width - style.Measure(line),
                _ => x,
            };
            context.Content("P", this, () => context.Canvas.Text(line, left, y + style.BaselineOffset, style));
        }
    }
}
