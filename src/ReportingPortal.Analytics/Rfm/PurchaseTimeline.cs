using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values in the window that ends at a point.</summary>
/// <param name="Customer">Place of the customer in the run.</param>
/// <param name="NetSales">In units of <see cref="Amount"/>.</param>
internal readonly record struct RfmValues(int Customer, int RecencyDays, int Frequency, long NetSales);

/// <summary>Walks once through a run's days and tells every customer's values at the end of some days on the way.</summary>
internal sealed class PurchaseTimeline(GroupingRules rules, RunCustomers run)
{
    private readonly State[] states = new State[run.Ids.Length];

    /// <summary>The first of the days that is still in the window.</summary>
    private int oldest;

    public OrderGaps Gaps { get; } = new();

    /// <summary>The day of a customer's last order of all; null without one.</summary>
    public DateOnly? LastOrderOn(int customer) => states[customer].LastDay is > 0 and var day ? DateOnly.FromDayNumber(day) : null;

    /// <param name="points">In order; the last is that of all data. Those before the first day are passed over.</param>
    public void Walk(IReadOnlyList<DateOnly> points, Action<DateOnly, RfmValues[]> atPoint)
    {
        var parts = run.Days.All;
        var at = 0;
        while (at < points.Count - 1 && !parts.IsEmpty && points[at] < parts[0].Day)
        {
            at++;
        }

        foreach (var part in parts)
        {
            // Returns later than the last order belong to the last point.
            for (; at < points.Count - 1 && points[at] < part.Day; at++)
            {
                TakePoint(points[at], atPoint);
            }

            Add(part);
        }

        for (; at < points.Count; at++)
        {
            TakePoint(points[at], atPoint);
        }
    }

    /// <summary>The first day of the window that ends with a day; null where it is all history.</summary>
    public static DateOnly? WindowFrom(GroupingRules rules, DateOnly until)
        => rules.WindowMonths is { } months ? until.AddDays(1).AddMonths(-months) : null;

    private void Add(CustomerPart part)
    {
        var (numbers, orders, netSales, day) = (part.Items, part.Orders, part.NetSales, part.Day.DayNumber);
        for (var i = 0; i < numbers.Length; i++)
        {
            ref var state = ref states[run.Places[numbers[i]]];
            if (orders[i] > 0)
            {
                if (state.LastDay is > 0 and var last && last < day)
                {
                    Gaps.Add(day - last);
                }

                state.LastDay = day;
            }

            state.Orders += orders[i];
            state.NetSales = checked(state.NetSales + netSales[i]);
        }
    }

    private void TakePoint(DateOnly point, Action<DateOnly, RfmValues[]> atPoint)
    {
        if (WindowFrom(rules, point) is { } from)
        {
            LeaveBefore(from);
        }

        var ordered = 0;
        foreach (ref readonly var state in states.AsSpan())
        {
            ordered += state.Orders > 0 ? 1 : 0;
        }

        var values = new RfmValues[ordered];
        for (int customer = 0, next = 0; customer < states.Length; customer++)
        {
            ref readonly var state = ref states[customer];
            if (state.Orders > 0)
            {
                values[next++] = new RfmValues(customer, point.DayNumber - state.LastDay, state.Orders, state.NetSales);
            }
        }

        atPoint(point, values);
    }

    private void LeaveBefore(DateOnly from)
    {
        var parts = run.Days.All;
        for (; oldest < parts.Length && parts[oldest].Day < from; oldest++)
        {
            var part = parts[oldest];
            for (var i = 0; i < part.Items.Length; i++)
            {
                ref var state = ref states[run.Places[part.Items[i]]];
                (state.Orders, state.NetSales) = (state.Orders - part.Orders[i], state.NetSales - part.NetSales[i]);
            }
        }
    }

    private struct State
    {
        public int LastDay;
        public int Orders;
        public long NetSales;
    }
}
