namespace ReportingPortal.Web.Charts;

/// <summary>A rectangle of a treemap, whose area stands for the size at <paramref name="Index"/>.</summary>
public sealed record TreemapTile(int Index, double X, double Y, double Width, double Height);

/// <summary>Sizes as rectangles that fill one, each as square as can be: squarified (Bruls, Huizing, van Wijk 2000).</summary>
public static class Treemap
{
    /// <returns>The largest first, from the left top corner; sizes of 0 and below have none.</returns>
    public static IReadOnlyList<TreemapTile> Layout(IReadOnlyList<decimal> sizes, double width, double height)
    {
        var waiting = new Queue<(int Index, double Area)>();
        var total = sizes.Where(size => size > 0).Sum();
        foreach (var (index, size) in sizes.Index().Where(each => each.Item > 0).OrderByDescending(each => each.Item).ThenBy(each => each.Index))
        {
            waiting.Enqueue((index, (double)(size / total) * width * height));
        }

        var tiles = new List<TreemapTile>();
        var free = new TreemapTile(-1, 0, 0, width, height);
        while (waiting.Count > 0)
        {
            free = Place(TakeRow(waiting, Math.Min(free.Width, free.Height)), free, tiles);
        }

        return tiles;
    }

    /// <summary>As many as make the worst shape of the row better.</summary>
    private static List<(int Index, double Area)> TakeRow(Queue<(int Index, double Area)> waiting, double side)
    {
        var row = new List<(int Index, double Area)> { waiting.Dequeue() };
        while (waiting.TryPeek(out var next) && Worst([.. row, next], side) <= Worst(row, side))
        {
            row.Add(waiting.Dequeue());
        }

        return row;
    }

    private static double Worst(List<(int Index, double Area)> row, double side)
    {
        var sum = row.Sum(each => each.Area);
        return Math.Max(side * side * row[0].Area / (sum * sum), sum * sum / (side * side * row[^1].Area));
    }

    /// <summary>Lays a row along the shorter side of what is free; returns what is free then.</summary>
    private static TreemapTile Place(List<(int Index, double Area)> row, TreemapTile free, List<TreemapTile> tiles)
    {
        var isColumn = free.Width >= free.Height;
        var depth = row.Sum(each => each.Area) / (isColumn ? free.Height : free.Width);
        var along = isColumn ? free.Y : free.X;
        foreach (var (index, area) in row)
        {
            var length = area / depth;
            tiles.Add(isColumn ? new TreemapTile(index, free.X, along, depth, length) : new TreemapTile(index, along, free.Y, length, depth));
            along += length;
        }

        return isColumn
            ? free with { X = free.X + depth, Width = Math.Max(0, free.Width - depth) }
            : free with { Y = free.Y + depth, Height = Math.Max(0, free.Height - depth) };
    }
}
