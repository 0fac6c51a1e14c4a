using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Numbers equal products inside an order and finds the order's earliest day while a file goes by, which holds for files that
/// keep an order's rows together, as nearly all do. Where one order turns up again, the server has to sort the file.
/// </summary>
/// <param name="finished">Told the day of each order, when all of its rows have gone by.</param>
internal sealed class OrderRuns(Action<DateOnly>? finished = null)
{
    /// <summary>Beyond so many rows of one order it is not worth the memory any more.</summary>
    private const int MostRows = 20_000;

    private readonly Dictionary<long, int> products = [];
    private readonly List<long> dates = [];
    private long order;
    private DateOnly first;
    private bool isMixed;

    /// <summary>True while no order has turned up twice: the numbers and days written are right.</summary>
    public bool AreTogether { get; private set; } = true;

    /// <summary>Writes the row's occurrence and the order's day; the day is put right when the order is over.</summary>
    /// <param name="rowStart">Where the row begins.</param>
    public void Write(CopyWriter copy, long rowStart, in RunLine line)
    {
        if (AreTogether && (dates.Count == 0 || line.Order != order))
        {
            Finish(copy);
            Begin(copy, rowStart, line);
        }

        if (!AreTogether)
        {
            copy.Int32(1);
            copy.Date(line.Day);
            return;
        }

        copy.Int32(products[line.Product] = products.GetValueOrDefault(line.Product) + 1);
        isMixed |= line.Day != first;
        first = line.Day < first ? line.Day : first;
        dates.Add(copy.Here);
        copy.Date(first);
        if (dates.Count > MostRows)
        {
            GiveUp(copy);
        }
    }

    /// <summary>The order is over: its rows can go.</summary>
    public void Finish(CopyWriter copy)
    {
        if (isMixed)
        {
            foreach (var date in dates)
            {
                copy.PatchDate(date, first);
            }
        }

        if (dates.Count > 0)
        {
            finished?.Invoke(first);
        }

        dates.Clear();
        products.Clear();
        isMixed = false;
        copy.Hold(null);
    }

    private void Begin(CopyWriter copy, long rowStart, in RunLine line)
    {
        if (!line.IsFirst)
        {
            GiveUp(copy);
            return;
        }

        (order, first) = (line.Order, line.Day);
        copy.Hold(rowStart);
    }

    private void GiveUp(CopyWriter copy)
    {
        AreTogether = false;
        dates.Clear();
        copy.Hold(null);
    }
}

/// <summary>A line among the orders of its file.</summary>
/// <param name="Order">A hash of its order.</param>
/// <param name="Product">A hash of its product.</param>
/// <param name="IsFirst">No row before was of its order; false as well where the file has too many orders to know.</param>
internal readonly record struct RunLine(long Order, long Product, DateOnly Day, bool IsFirst);
