namespace ReportingPortal.Pdf.Layout;

/// <summary>Elements below one another, over as many pages as they need.</summary>
public sealed class Column : Element
{
    private readonly List<(Container Container, bool KeepWithNext)> items = [];
    private double spacing;

    private sealed record Token(int Index, object? Inner);

    /// <summary>The gap between items.</summary>
    public Column Spacing(double points)
    {
        spacing = points;
        return this;
    }

    /// <summary>The next item. With <paramref name="keepWithNext"/> it never ends a page: a title stays with what it titles.</summary>
    public Container Item(bool keepWithNext = false)
    {
        var item = new Container();
        items.Add((item, keepWithNext));
        return item;
    }

    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var token = from as Token;
        var placed = new List<(Fragment Fragment, double Top, int Index)>();
        var (top, next) = (0d, (Token?)null);
        for (var i = token?.Index ?? 0; i < items.Count && next is null; i++)
        {
            var inner = i == token?.Index ? token.Inner : null;
            var gap = top > 0 ? spacing : 0;
            var fragment = items[i].Container.Layout(new LayoutSpace(space.Width, space.Height - top - gap, space.AtTop && top == 0), inner);
            if (fragment.IsNothing)
            {
                next = new Token(Withdraw(placed, i, token, space.AtTop), i == token?.Index ? inner : null);
                break;
            }

            gap = fragment.Height > 0 ? gap : 0;
            placed.Add((fragment, top + gap, i));
            top += gap + fragment.Height;
            next = fragment.Next is null ? null : new Token(i, fragment.Next);
        }

        if (placed.Count == 0 && next is not null)
        {
            return Fragment.Nothing;
        }

        return new Fragment(placed.Count > 0 ? placed[^1].Top + placed[^1].Fragment.Height : 0, Draw, next);

        void Draw(DrawContext context, double x, double y)
        {
            foreach (var (fragment, offset, _) in placed)
            {
                fragment.Draw(context, x, y + offset);
            }
        }
    }

    /// <summary>Takes back the titles right above the item that moves on; returns the item to continue with.</summary>
    private int Withdraw(List<(Fragment Fragment, double Top, int Index)> placed, int index, Token? token, bool atTop)
    {
        var keep = placed.Count;
        while (keep > 0 && items[placed[keep - 1].Index].KeepWithNext)
        {
            keep--;
        }

        var continuesHere = token?.Inner is not null && placed.Count > 0 && placed[0].Index == token.Index;
        if (keep == placed.Count || (keep == 0 && (atTop || continuesHere)))
        {
            return index;
        }

        var first = placed[keep].Index;
        placed.RemoveRange(keep, placed.Count - keep);
        return first;
    }
}
