using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>
/// Packed days into histories (D9): purchases of a day are one, a return reduces the purchase before it. A customer is a few
/// numbers, however long the history; grouping and sorting the days by customer would cost the server several times as much.
/// </summary>
internal sealed class HistoryBuilder(DateOnly cutOn, DateOnly asOfDate)
{
    private readonly Dictionary<string, Course> courses = new(StringComparer.Ordinal);

    /// <param name="packed">Not before the day of the one added last.</param>
    public void Add(PackedDay packed)
    {
        for (var i = 0; i < packed.CustomerIds.Length; i++)
        {
            ref var course = ref CollectionsMarshal.GetValueRefOrAddDefault(courses, packed.CustomerIds[i], out _);
            course.Add(packed.SaleDate.DayNumber, packed.Orders[i], packed.NetSales[i], cutOn.DayNumber);
        }
    }

    /// <summary>Everybody with a purchase.</summary>
    public IEnumerable<RepeatPurchaseSummary> Build()
    {
        foreach (var (customerId, course) in courses)
        {
            var whole = course;
            whole.EndDay(cutOn.DayNumber);
            if (whole.Purchases > 0)
            {
                yield return whole.Summary(customerId, cutOn.DayNumber, asOfDate.DayNumber);
            }
        }
    }

    /// <summary>What is known of a customer up to a day, and of that day, which may go on in another region.</summary>
    private struct Course
    {
        private int day;
        private int dayOrders;
        private decimal daySales;
        private int first;
        private int last;
        private int lastAtCut;
        private int purchasesAtCut;
        private int orders;
        private decimal historic;
        private decimal repeatSales;

        public int Purchases { get; private set; }

        public void Add(int onDay, int ordered, decimal netSales, int cut)
        {
            if (onDay != day)
            {
                EndDay(cut);
                (day, dayOrders, daySales) = (onDay, 0, 0);
            }

            dayOrders += ordered;
            daySales += netSales;
        }

        public void EndDay(int cut)
        {
            if (dayOrders > 0)
            {
                first = Purchases == 0 ? day : first;
                (last, Purchases) = (day, Purchases + 1);
                (lastAtCut, purchasesAtCut) = day <= cut ? (day, Purchases) : (lastAtCut, purchasesAtCut);
            }

            orders += dayOrders;
            historic += daySales;
            repeatSales += Purchases > 1 ? daySales : 0;
        }

        public readonly RepeatPurchaseSummary Summary(string customerId, int cut, int asOf)
            => new(
                customerId, orders, historic, Purchases - 1, last - first, asOf - first, Purchases == 1 ? 0 : (double)(repeatSales / (Purchases - 1)),
                purchasesAtCut == 0 ? null : purchasesAtCut - 1, purchasesAtCut == 0 ? null : lastAtCut - first, purchasesAtCut == 0 ? null : cut - first);
    }
}
