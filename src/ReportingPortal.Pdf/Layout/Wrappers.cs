using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

internal sealed class Padding(double left, double top, double right, double bottom) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var vertical = top + bottom;
        var inner = base.Layout(
            space with { Width = Math.Max(1, space.Width - left - right), Height = space.Height - vertical, MinHeight = Math.Max(0, space.MinHeight - vertical) },
            from);
        return inner.IsNothing
            ? inner
            : new Fragment(inner.Height + vertical, (context, x, y) => inner.Draw(context, x + left, y + top), inner.Next);
    }
}

internal sealed class Background(PdfColor color, double radius) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        var height = Math.Max(inner.Height, space.MinHeight);
        return inner.IsNothing ? inner : new Fragment(height, Draw, inner.Next);

        void Draw(DrawContext context, double x, double y)
        {
            context.Decoration(() => context.Canvas.FillRoundedRectangle(new Box(x, y, space.Width, height), radius, color));
            inner.Draw(context, x, y);
        }
    }
}

internal sealed class Rule(PdfColor color, double width, bool above) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        var height = Math.Max(inner.Height, space.MinHeight);
        return inner.IsNothing ? inner : new Fragment(height, Draw, inner.Next);

        void Draw(DrawContext context, double x, double y)
        {
            inner.Draw(context, x, y);
            var lineAt = above ? y : y + height;
            context.Decoration(() => context.Canvas.Line(x, lineAt, x + space.Width, lineAt, color, width));
        }
    }
}

internal sealed class MinimumHeight(double height) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var least = Math.Max(height, space.MinHeight);
        if (!space.AtTop && !space.Fits(least))
        {
            return Fragment.Nothing;
        }

        var inner = base.Layout(space with { MinHeight = least }, from);
        return inner.IsNothing ? inner : new Fragment(Math.Max(inner.Height, least), inner.Draw, inner.Next);
    }
}

internal sealed class FixedWidth(double width, HorizontalAlignment alignment) : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var used = Math.Min(width, space.Width);
        var inner = base.Layout(space with { Width = used }, from);
        var shift = alignment switch
        {
            HorizontalAlignment.Center => (space.Width - used) / 2,
            HorizontalAlignment.Right => space.Width - used,
            _ => 0,
        };
        return inner.IsNothing ? inner : new Fragment(inner.Height, (context, x, y) => inner.Draw(context, x + shift, y), inner.Next);
    }
}

internal sealed class KeepTogether : Container
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var inner = base.Layout(space, from);
        return inner.Next is not null && from is null && !space.AtTop ? Fragment.Nothing : inner;
    }
}

internal sealed class PageBreak : Element
{
    private static readonly object Done = new();

    internal override Fragment Layout(LayoutSpace space, object? from) =>
        space.AtTop || from is not null ? Fragment.Empty : new Fragment(0, null, Done);
}
