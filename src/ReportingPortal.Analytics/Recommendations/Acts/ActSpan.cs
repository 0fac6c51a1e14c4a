namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>What people did: who (-1 for guests) looked at, put in the cart or bought which product when, ids once.</summary>
/// <param name="FirstDays">By product: the number of the first day on which anybody did.</param>
/// <param name="Moments">Seconds of the epoch.</param>
/// <param name="Kinds">As <see cref="ReportingPortal.Data.Facts.EventType"/>.</param>
internal sealed record ActSpan(string[] CustomerIds, string[] ProductIds, int[] FirstDays, int[] Customers, int[] Products, long[] Moments, byte[] Kinds)
{
    public const int Guest = -1;
}
