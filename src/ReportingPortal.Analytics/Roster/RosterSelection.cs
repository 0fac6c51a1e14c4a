namespace ReportingPortal.Analytics.Roster;

/// <summary>What customers of a roster are cut to by what tells them apart; a null means all. A name nobody bears leaves nobody.</summary>
internal sealed class RosterSelection
{
    private const int Nobody = int.MinValue;

    private readonly CustomerRoster roster;
    private readonly (int[] Codes, int Wanted)[] coded;
    private readonly (short[] Codes, int Wanted)[] graded;

    private RosterSelection(CustomerRoster roster, (int[], int)[] coded, (short[], int)[] graded)
        => (this.roster, this.coded, this.graded) = (roster, coded, graded);

    /// <param name="category">The favourite (D14).</param>
    /// <param name="group">One of the groups of D1, as tier and status are one of theirs.</param>
    public static RosterSelection Of(
        CustomerRoster roster, string? region = null, string? category = null, string? group = null, string? tier = null, string? status = null, int? segmentId = null)
    {
        var coded = new List<(int[], int)>();
        var graded = new List<(short[], int)>();
        if (region is not null)
        {
            coded.Add((roster.Master.Regions.Codes, roster.Master.Regions.CodeOf(region) ?? Nobody));
        }

        if (category is not null)
        {
            coded.Add((roster.Run.Categories.Codes, roster.Run.Categories.CodeOf(category) ?? Nobody));
        }

        AddGrade(graded, roster.Run.Groups, Rfm.RfmGroups.Coded, group);
        AddGrade(graded, roster.Run.Tiers, Rfm.CustomerGrades.Tiers, tier);
        AddGrade(graded, roster.Run.Statuses, Rfm.CustomerGrades.Statuses, status);
        if (segmentId is { } segment)
        {
            graded.Add((roster.Run.SegmentIds, segment == 0 ? Nobody : segment));
        }

        return new RosterSelection(roster, [.. coded], [.. graded]);
    }

    public static RosterSelection Of(CustomerRoster roster, CustomerFilter filter) => Of(roster, filter.Region, filter.Category, filter.Group);

    public bool Has(int place)
    {
        foreach (var (codes, wanted) in graded)
        {
            if (codes[place] != wanted)
            {
                return false;
            }
        }

        foreach (var (codes, wanted) in coded)
        {
            if (codes[place] != wanted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>In the order of ids.</summary>
    public IEnumerable<int> Places()
    {
        for (var place = 0; place < roster.Count; place++)
        {
            if (Has(place))
            {
                yield return place;
            }
        }
    }

    private static void AddGrade(List<(short[], int)> graded, short[] codes, IReadOnlyList<string> names, string? name)
    {
        if (name is not null)
        {
            graded.Add((codes, names.Index().Where(each => each.Item == name).Select(each => each.Index).DefaultIfEmpty(Nobody).First()));
        }
    }
}
