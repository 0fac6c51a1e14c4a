namespace ReportingPortal.Analytics.Days;

/// <summary>Who bought or returned something of one category.</summary>
internal sealed class CategoryPart(DateOnly day, string region, string category, int[] customers, long[] netSales) : DayPart(day, region, customers)
{
    public string Category => category;

    /// <summary>In units of <see cref="Amount"/>.</summary>
    public long[] NetSales => netSales;

    public static CategoryPart Of(string category, CustomerPart part) => new(part.Day, part.Region, category, part.Items, part.NetSales);
}
