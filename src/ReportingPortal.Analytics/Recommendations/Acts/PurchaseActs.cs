using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Valid sale lines as acts (D11): who bought which product when, month by month. Lines of no known product are none.</summary>
internal static class PurchaseActs
{
    private const long Second = 1_000_000;

    public static IEnumerable<ActMonth> Of(RunLines lines)
    {
        var (customers, products) = (new LocalNumbers(lines.Numbers.Customers.Count), new LocalNumbers(lines.Numbers.Products.Count));
        var unknown = lines.Numbers.Products.Find("unknown");
        foreach (var month in lines.Days.GroupBy(day => Period.Month(day.Day).From))
        {
            yield return Of(month.Key, month, lines, customers, products, unknown);
        }
    }

    private static ActMonth Of(DateOnly month, IEnumerable<LineDay> days, RunLines lines, LocalNumbers customers, LocalNumbers products, int? unknown)
    {
        var (customerOf, productOf, seconds, firstDays) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        var startsAt = new DateTimeOffset(month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
        foreach (var day in days)
        {
            foreach (ref readonly var line in day.Lines.AsSpan())
            {
                if (line.IsSale && line.Product != unknown)
                {
                    customerOf.Add(line.Customer == Line.None ? ActMonth.Guest : customers.Of(line.Customer));
                    productOf.Add(products.Of(line.Product));
                    seconds.Add(checked((int)(Whole(line.OrderedAt) - startsAt)));
                    if (productOf[^1] == firstDays.Count)
                    {
                        // Days come in order.
                        firstDays.Add(day.Day.Day);
                    }
                }
            }
        }

        var kinds = new byte[productOf.Count];
        Array.Fill(kinds, (byte)EventType.Purchase);
        return new ActMonth(
            month, customers.Take(lines.Numbers.Customers), products.Take(lines.Numbers.Products), [.. firstDays], [.. customerOf], [.. productOf], [.. seconds], kinds);
    }

    /// <summary>The second a moment lies in, before the epoch too.</summary>
    private static long Whole(long microseconds) => (microseconds - (((microseconds % Second) + Second) % Second)) / Second;

    /// <summary>The numbers of a month for those of all lines, from 0 in the order they are met.</summary>
    private sealed class LocalNumbers(int count)
    {
        private readonly int[] local = [.. Enumerable.Repeat(-1, count)];
        private readonly List<int> met = [];

        public int Of(int number)
        {
            if (local[number] < 0)
            {
                local[number] = met.Count;
                met.Add(number);
            }

            return local[number];
        }

        /// <summary>The ids of those met; the next month begins anew.</summary>
        public string[] Take(Days.ItemNumbers numbers)
        {
            string[] ids = [.. met.Select(numbers.IdOf)];
            met.ForEach(number => local[number] = -1);
            met.Clear();
            return ids;
        }
    }
}
