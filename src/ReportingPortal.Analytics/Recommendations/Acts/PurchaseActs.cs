using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Valid sale lines as acts (D11): who bought which product when. Lines of no known product are none.</summary>
internal static class PurchaseActs
{
    /// <summary>All of them as one span: what is said of a customer or product once needs no looking up month by month.</summary>
    /// <param name="until">The last day that counts.</param>
    public static ActSpan Of(RunLines lines, DateOnly until)
    {
        var (customers, products) = (new MetNumbers(lines.Numbers.Customers.Count), new MetNumbers(lines.Numbers.Products.Count));
        var unknown = lines.Numbers.Products.Find("unknown");
        var days = lines.Days.Where(day => day.Day <= until).ToList();
        var count = days.Sum(day => day.Lines.Count(line => line.IsSale && line.Product != unknown));
        var (customerOf, productOf, moments, firstDays) = (new int[count], new int[count], new long[count], new List<int>());
        var act = 0;
        foreach (var day in days)
        {
            foreach (ref readonly var line in day.Lines.AsSpan())
            {
                if (!line.IsSale || line.Product == unknown)
                {
                    continue;
                }

                customerOf[act] = line.Customer == Line.None ? ActSpan.Guest : customers.Of(line.Customer);
                productOf[act] = products.Of(line.Product);
                moments[act] = Act.SecondOf(line.OrderedAt);
                if (productOf[act] == firstDays.Count)
                {
                    // Days come in order.
                    firstDays.Add(day.Day.DayNumber);
                }

                act++;
            }
        }

        var kinds = new byte[count];
        Array.Fill(kinds, (byte)EventType.Purchase);
        return new ActSpan(customers.Ids(lines.Numbers.Customers), products.Ids(lines.Numbers.Products), [.. firstDays], customerOf, productOf, moments, kinds);
    }

    /// <summary>Numbers from 0 in the order they are met, for those of all that were ever known.</summary>
    private sealed class MetNumbers(int count)
    {
        private readonly int[] own = [.. Enumerable.Repeat(-1, count)];
        private readonly List<int> met = [];

        public int Of(int number)
        {
            if (own[number] < 0)
            {
                own[number] = met.Count;
                met.Add(number);
            }

            return own[number];
        }

        public string[] Ids(Days.ItemNumbers numbers) => [.. met.Select(numbers.IdOf)];
    }
}
