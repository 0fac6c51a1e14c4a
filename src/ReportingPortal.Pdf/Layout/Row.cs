namespace ReportingPortal.Pdf.Layout;

/// <summary>Elements side by side, all as high as the highest.</summary>
public sealed class Row : Element
{
    private static readonly object Finished = new();

    private readonly List<(Container Container, double Relative, double Constant)> items = [];
    private double spacing;

    /// <summary>The gap between items.</summary>
    public Row Spacing(double points)
    {
        spacing = points;
        return this;
    }

    /// <summary>An item that takes its share of the width left over by the constant ones.</summary>
    public Container Relative(double share = 1) => Add(share, 0);

    /// <summary>An item of fixed width in points.</summary>
    public Container Constant(double width) => Add(0, width);

    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var tokens = from as object?[] ?? new object?[items.Count];
        var widths = Widths(space.Width);
        var fragments = Place(space, tokens, widths);
        if (fragments is null)
        {
            return Fragment.Nothing;
        }

        var height = Math.Max(space.MinHeight, fragments.Max(fragment => fragment.Height));
        if (fragments.Exists(fragment => fragment.Height < height - LayoutSpace.Tolerance))
        {
            fragments = Place(space with { MinHeight = height }, tokens, widths) ?? fragments;
        }

        object?[]? next = fragments.Exists(fragment => fragment.Next is not null)
            ? [.. fragments.Select(fragment => fragment.Next ?? Finished)]
            : null;
        return new Fragment(height, Draw, next);

        void Draw(DrawContext context, double x, double y)
        {
            for (var i = 0; i < fragments.Count; i++)
            {
                fragments[i].Draw(context, x, y);
                x += widths[i] + spacing;
            }
        }
    }

    private Container Add(double share, double width)
    {
        var item = new Container();
        items.Add((item, share, width));
        return item;
    }

    /// <summary>All parts, or null where one of them does not even begin on this page: neighbours begin together.</summary>
    private List<Fragment>? Place(LayoutSpace space, object?[] tokens, double[] widths)
    {
        var fragments = new List<Fragment>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var fragment = tokens[i] == Finished
                ? Fragment.Empty
                : items[i].Container.Layout(space with { Width = widths[i] }, tokens[i]);
            if (fragment.IsNothing)
            {
                return null;
            }

            fragments.Add(fragment);
        }

        return fragments.Count == 0 ? [Fragment.Empty] : fragments;
    }

    private double[] Widths(double width)
    {
        var shares = items.Sum(item => item.Relative);
        var free = Math.Max(0, width - items.Sum(item => item.Constant) - (spacing * Math.Max(0, items.Count - 1)));
        return [.. items.Select(item => item.Relative > 0 ? free * item.Relative / shares : item.Constant)];
    }
}
