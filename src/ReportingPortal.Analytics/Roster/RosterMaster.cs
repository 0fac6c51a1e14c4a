using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Roster;

/// <summary>What is known of a run's customers now, by their places in it: the run may stand on an earlier state of the data.</summary>
internal sealed class RosterMaster
{
    private readonly Lazy<RosterSearch> search;

    private RosterMaster(string[] ids)
    {
        (BoughtNames, ListedNames) = (new string?[ids.Length], new string?[ids.Length]);
        (Regions, GivenSegments) = (new CodedTexts(ids.Length), new CodedTexts(ids.Length));
        (FirstOrderDay, LifetimeOrders, LifetimeNetSales) = (new int[ids.Length], new int[ids.Length], new long[ids.Length]);
        search = new Lazy<RosterSearch>(() => RosterSearch.Of(ids, BoughtNames, ListedNames));
    }

    /// <summary>As orders name them.</summary>
    public string?[] BoughtNames { get; }

    /// <summary>As the shop's file of customers does.</summary>
    public string?[] ListedNames { get; }

    /// <summary>Of the last order, else of the file.</summary>
    public CodedTexts Regions { get; }

    public CodedTexts GivenSegments { get; }

    /// <summary>The number of its day; 0 without an order.</summary>
    public int[] FirstOrderDay { get; }

    public int[] LifetimeOrders { get; }

    /// <summary>In ten-thousandths.</summary>
    public long[] LifetimeNetSales { get; }

    public RosterSearch Search => search.Value;

    public static RosterMaster Of(string[] ids, IEnumerable<RosterMasterRow> rows)
    {
        var master = new RosterMaster(ids);
        var places = Runs.RunCustomers.PlacesOf(ids);
        foreach (var row in rows)
        {
            if (places.TryGetValue(row.CustomerId, out var place))
            {
                master.Take(place, row);
            }
        }

        return master;
    }

    public string? Name(int place) => string.IsNullOrEmpty(BoughtNames[place]) ? ListedNames[place] : BoughtNames[place];

    public DateOnly? FirstOrderOn(int place) => FirstOrderDay[place] is > 0 and var day ? DateOnly.FromDayNumber(day) : null;

    private void Take(int place, RosterMasterRow row)
    {
        BoughtNames[place] = row.BoughtName;
        ListedNames[place] = row.ListedName == row.BoughtName ? row.BoughtName : row.ListedName;
        Regions.Set(place, row.Region);
        GivenSegments.Set(place, row.GivenSegment);
        (FirstOrderDay[place], LifetimeOrders[place], LifetimeNetSales[place]) = (row.FirstOrderOn?.DayNumber ?? 0, row.LifetimeOrders, Amount.Round(row.LifetimeNetSales));
    }
}

/// <summary>A row of what is read.</summary>
internal sealed record RosterMasterRow(
    string CustomerId, string? ListedName, string? BoughtName, string? Region, string? GivenSegment, DateOnly? FirstOrderOn, int LifetimeOrders, decimal LifetimeNetSales);
