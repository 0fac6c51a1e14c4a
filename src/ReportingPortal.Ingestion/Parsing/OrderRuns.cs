using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Numbers equal products inside an order and finds the order's earliest day while a file goes by, which holds for files that
/// keep an order's rows together, as nearly all do. Where one order turns up again, the server has to sort the file.
/// </summary>
/// <param name="finished">Told the day of each order, when all of its rows have gone by.</param>
internal sealed class OrderRuns(Action<DateOnly>? finished = null)
{
    /// <summary>Beyond so many orders, or so many rows of one order, it is not worth the memory any more.</summary>
    private const int MostOrders = 3_000_000;
    private const int MostRows = 20_000;

    private readonly HashSet<long> orders = [];
    private readonly Dictionary<long, int> products = [];
    private readonly List<long> dates = [];
    private long order;
    private DateOnly first;
    private bool isMixed;

    /// <summary>True while no order has turned up twice: the numbers and days written are right.</summary>
    public bool AreTogether { get; private set; } = true;

    /// <summary>Writes the row's occurrence and the order's day; the day is put right when the order is over.</summary>
    /// <param name="rowStart">Where the row begins.</param>
    public void Write(CopyWriter copy, long rowStart, long orderHash, long productHash, DateOnly day)
    {
        if (AreTogether && (dates.Count == 0 || orderHash != order))
        {
            Finish(copy);
            Begin(copy, rowStart, orderHash, day);
        }

        if (!AreTogether)
        {
            copy.Int32(1);
            copy.Date(day);
            return;
        }

        copy.Int32(products[productHash] = products.GetValueOrDefault(productHash) + 1);
        isMixed |= day != first;
        first = day < first ? day : first;
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

    private void Begin(CopyWriter copy, long rowStart, long orderHash, DateOnly day)
    {
        if (!orders.Add(orderHash) || orders.Count > MostOrders)
        {
            GiveUp(copy);
            return;
        }

        (order, first) = (orderHash, day);
        copy.Hold(rowStart);
    }

    private void GiveUp(CopyWriter copy)
    {
        AreTogether = false;
        orders.Clear();
        orders.TrimExcess();
        dates.Clear();
        copy.Hold(null);
    }
}
