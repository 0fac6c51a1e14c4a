using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Customers of one kind, counted and summed.</summary>
internal struct RfmSums
{
    private long netSales;
    private long recencyDays;
    private long frequency;
    private long monetary;

    public int Customers { get; private set; }

    public readonly decimal NetSales => Amount.AsStored(netSales);

    public void Add(RosterRun run, int place)
    {
        Customers++;
        netSales = checked(netSales + run.NetSales[place]);
        monetary = checked(monetary + run.Monetary[place]);
        (recencyDays, frequency) = (recencyDays + run.RecencyDays[place], frequency + run.Frequency[place]);
    }

    public readonly RfmGroupFigures Of(string group, string? value = null)
        => Customers == 0
            ? new RfmGroupFigures(group, 0, 0, 0, 0, 0, value)
            : new RfmGroupFigures(
                group, Customers, NetSales, (decimal)recencyDays / Customers, (decimal)frequency / Customers, Amount.AsStored(monetary) / Customers, value);
}
