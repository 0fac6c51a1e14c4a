namespace ReportingPortal.Pdf.Layout;

/// <summary>
/// Something that takes room on pages. Layout is one pass without side effects: an element is asked how much of it fits into a space and
/// answers with a <see cref="Fragment"/> and, where a rest remains, a token from which it continues on the next page.
/// </summary>
public abstract class Element
{
    internal abstract Fragment Layout(LayoutSpace space, object? from);
}

/// <summary>
/// The room offered. <paramref name="AtTop"/>: nothing stands above on this page, so that moving on would not gain anything and at least
/// something has to be placed. <paramref name="MinHeight"/>: neighbours in a row are this high, backgrounds should be, too.
/// </summary>
internal readonly record struct LayoutSpace(double Width, double Height, bool AtTop, double MinHeight = 0)
{
    /// <summary>Points by which something may be too high and still fit: rounding must not break a page.</summary>
    public const double Tolerance = 0.01;

    public bool Fits(double height) => height <= Height + Tolerance;
}

/// <summary>A placed part of an element.</summary>
/// <param name="draw">Draws at a place given by its top left corner.</param>
/// <param name="next">Where to continue; null at the end.</param>
internal sealed class Fragment(double height, Action<DrawContext, double, double>? draw = null, object? next = null)
{
    /// <summary>Not even the beginning fits: try again on the next page.</summary>
    public static readonly Fragment Nothing = new(0);

    public static readonly Fragment Empty = new(0);

    public double Height => height;

    public object? Next => next;

    public bool IsNothing => ReferenceEquals(this, Nothing);

    public void Draw(DrawContext context, double x, double y) => draw?.Invoke(context, x, y);
}
