namespace ReportingPortal.Analytics.Days;

/// <summary>The day of each customer's first order over all history, found in one pass when it is first asked for.</summary>
internal sealed class FirstDays(DaySet<CustomerPart> all)
{
    private readonly Lazy<int[]> firsts = new(() => Find(all));

    public bool IsIn(Period period, int customer)
    {
        var day = firsts.Value[customer];
        return day >= period.From.DayNumber && day < period.To.DayNumber;
    }

    /// <summary>Null for who never ordered.</summary>
    public DateOnly? Of(int customer) => firsts.Value[customer] is var day && day == int.MaxValue ? null : DateOnly.FromDayNumber(day);

    /// <summary>Days are in order: the first one that names a customer with an order is theirs.</summary>
    private static int[] Find(DaySet<CustomerPart> days)
    {
        var firsts = new int[days.Items];
        Array.Fill(firsts, int.MaxValue);
        foreach (var part in days.All)
        {
            for (var i = 0; i < part.Items.Length; i++)
            {
                if (part.Orders[i] > 0 && firsts[part.Items[i]] == int.MaxValue)
                {
                    firsts[part.Items[i]] = part.Day.DayNumber;
                }
            }
        }

        return firsts;
    }
}
