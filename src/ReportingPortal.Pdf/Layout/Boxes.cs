using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

/// <summary>A chart of a given height, or as high as the page still allows between two bounds; as wide as the space; a figure with its text alternative.</summary>
internal sealed class ChartBox(Chart chart, double height, double maxHeight, bool isDecoration = false) : Element
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var given = Math.Clamp(space.Height, height, maxHeight);
        return space.AtTop || space.Fits(height) ? new Fragment(given, Draw) : Fragment.Nothing;

        void Draw(DrawContext context, double x, double y)
        {
            var box = new Box(x, y, space.Width, given);
            if (isDecoration)
            {
                context.Decoration(() => chart.Draw(context.Canvas, box));
            }
            else
            {
                context.Content("Figure", this, () => chart.Draw(context.Canvas, box), chart.Alt);
            }
        }
    }
}

internal sealed class ImageBox(PdfImage image, double maxHeight, string alt) : Element
{
    internal override Fragment Layout(LayoutSpace space, object? from)
    {
        var scale = Math.Min(maxHeight / image.Height, space.Width / image.Width);
        var (width, height) = (image.Width * scale, image.Height * scale);
        return space.AtTop || space.Fits(height) ? new Fragment(height, Draw) : Fragment.Nothing;

        void Draw(DrawContext context, double x, double y) =>
            context.Content("Figure", this, () => context.Canvas.Image(image, new Box(x, y, width, height)), alt);
    }
}
