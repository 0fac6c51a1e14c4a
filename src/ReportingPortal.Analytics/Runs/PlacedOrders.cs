using ReportingPortal.Analytics.Lines;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The lines of an order into the order.</summary>
internal static class PlacedOrders
{
    /// <summary>
    /// Its first line stands for it: of the lines sold, else of those taken back, the one of the first region and customer by their code points. Null
    /// where no line of it counts.
    /// </summary>
    public static PlacedOrder? Of(LineDay day, int order, RunLines lines)
    {
        var (counts, at, netSales) = (false, (long?)null, 0L);
        var (sold, soldTo, takenBack) = (Line.None, Line.None, Line.None);
        foreach (ref readonly var line in day.LinesOf(order))
        {
            if (!line.Counts)
            {
                continue;
            }

            counts = true;
            netSales = checked(netSales + line.NetSales);
            if (line.IsSale)
            {
                at = at < line.OrderedAt ? at : line.OrderedAt;
                sold = First(sold, lines.Region(line), lines.Numbers.Regions);
                soldTo = First(soldTo, line.Customer, lines.Numbers.Customers);
            }
            else
            {
                takenBack = First(takenBack, lines.Region(line), lines.Numbers.Regions);
            }
        }

        return counts
            ? new PlacedOrder(day.OrderIds[order], day.Day, at, soldTo, lines.Numbers.Regions.IdOf(sold != Line.None ? sold : takenBack), netSales)
            : null;
    }

    private static int First(int one, int other, Days.ItemNumbers numbers)
        => one == other || other == Line.None ? one
            : one == Line.None || CodePoints.Order.Compare(numbers.IdOf(other), numbers.IdOf(one)) < 0 ? other : one;
}
