using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

internal sealed class Section(string key, string title, int level) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        return inner.IsNothing ? inner : new Fragment(inner.Height, Draw, inner.Next);

        void Draw(DrawContext context, double x, double y)
        {
            if (from is null)
            {
                context.AddBookmark(key, title, level, y);
            }

            context.Inside("Sect", this, () => inner.Draw(context, x, y));
        }
    }
}

internal sealed class Link(string? address, string? section, string description) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        return inner.IsNothing ? inner : new Fragment(inner.Height, Draw, inner.Next);

        void Draw(DrawContext context, double x, double y) => context.Inside("Link", this, () =>
        {
            inner.Draw(context, x, y);
            context.AddLink(new PdfLink(x, y, space.Width, inner.Height, address, section, description));
        });
    }
}

internal sealed class TagGroup(string type) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        return inner.IsNothing
            ? inner
            : new Fragment(inner.Height, (context, x, y) => context.Inside(type, this, () => inner.Draw(context, x, y)), inner.Next);
    }
}
