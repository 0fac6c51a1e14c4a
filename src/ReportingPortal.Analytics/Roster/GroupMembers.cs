using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Analytics.Roster;

/// <summary>Who of the customers that days speak of is in an RFM group of the current run.</summary>
public sealed class GroupMembers(RosterReader rosters)
{
    /// <summary>Marks by the numbers customers have in the days; nobody before the first run, and null, which means everybody, where no group is asked for.</summary>
    internal async Task<bool[]?> OfAsync(string? group, CustomerDays days, CancellationToken ct)
    {
        if (group is null)
        {
            return null;
        }

        var (numbers, count) = days.Numbered;
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return new bool[count];
        }

        var (groups, wanted) = (roster.Run.GroupsBy(numbers, count), RfmGroups.Code(group));
        var members = new bool[count];
        for (var customer = 0; customer < count; customer++)
        {
            members[customer] = groups[customer] == wanted;
        }

        return members;
    }
}
