using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>
/// A run's days into histories (D9): purchases of a day are one, a return reduces the purchase before it. A customer is a few numbers, however
/// long the history.
/// </summary>
internal static class HistoryBuilder
{
    /// <summary>Everybody with a purchase, in the order of their ids.</summary>
    public static IEnumerable<RepeatPurchaseSummary> Build(RunCustomers run, DateOnly cutOn, DateOnly asOfDate)
    {
        var courses = new Course[run.Ids.Length];
        foreach (var part in run.Days.All)
        {
            var day = part.Day.DayNumber;
            for (var i = 0; i < part.Items.Length; i++)
            {
                courses[run.Places[part.Items[i]]].Add(day, part.Orders[i], part.NetSales[i], cutOn.DayNumber);
            }
        }

        for (var place = 0; place < courses.Length; place++)
        {
            courses[place].EndDay(cutOn.DayNumber);
            if (courses[place].Purchases > 0)
            {
                yield return courses[place].Summary(run.Ids[place], cutOn.DayNumber, asOfDate.DayNumber);
            }
        }
    }

    /// <summary>What is known of a customer up to a day, and of that day, which may go on in another region.</summary>
    private struct Course
    {
        private int day;
        private int dayOrders;
        private long daySales;
        private int first;
        private int last;
        private int lastAtCut;
        private int purchasesAtCut;
        private int orders;
        private long historic;
        private long repeatSales;

        public int Purchases { get; private set; }

        public void Add(int onDay, int ordered, long netSales, int cut)
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
            historic = checked(historic + daySales);
            repeatSales += Purchases > 1 ? daySales : 0;
        }

        public readonly RepeatPurchaseSummary Summary(string customerId, int cut, int asOf)
            => new(
                customerId, orders, Amount.ToDecimal(historic), Purchases - 1, last - first, asOf - first,
                Purchases == 1 ? 0 : (double)(Amount.ToDecimal(repeatSales) / (Purchases - 1)),
                purchasesAtCut == 0 ? null : purchasesAtCut - 1, purchasesAtCut == 0 ? null : lastAtCut - first, purchasesAtCut == 0 ? null : cut - first);
    }
}
