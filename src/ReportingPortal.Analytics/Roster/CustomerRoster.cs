namespace ReportingPortal.Analytics.Roster;

/// <summary>All customers of a run in memory, with what it found of them and what is known of them now. Never changes: a later state is another roster.</summary>
internal sealed record CustomerRoster(CurrentRun Current, RosterRun Run, RosterMaster Master)
{
    public int Count => Run.Count;

    /// <summary>What was worked out of it.</summary>
    public RosterMemo Memo { get; } = new(Run.Count);

    /// <summary>The place of the first customer whose id comes after another's.</summary>
    public int After(string? customerId)
    {
        if (customerId is null)
        {
            return 0;
        }

        var place = Array.BinarySearch(Run.Ids, customerId, CodePoints.Order);
        return place >= 0 ? place + 1 : ~place;
    }
}
