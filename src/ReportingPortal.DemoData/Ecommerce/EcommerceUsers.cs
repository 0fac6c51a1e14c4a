using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Ecommerce;

/// <summary>A given segment with its share of the users, its sessions a month and the probability that a session buys.</summary>
internal sealed record UserSegment(string Name, double Share, int MinSessions, int MaxSessions, double PurchaseProbability)
{
    public static readonly IReadOnlyList<UserSegment> All =
    [
        new("High Value", 0.1, 8, 20, 0.30),
        new("Regular", 0.5, 3, 10, 0.15),
        new("Occasional", 0.3, 1, 4, 0.08),
        new("New", 0.1, 1, 3, 0.05),
    ];
}

/// <summary>Registration and last visit as offsets from the first day.</summary>
internal readonly record struct EcommerceUser(int Number, UserSegment Segment, int RegisteredOn, int LastVisitOn, bool IsActive);

/// <summary>A user by number, always the same for a seed: nothing is stored per user.</summary>
internal sealed class EcommerceUsers(int seed, int numUsers, int numDays)
{
    private const double NeverCameBack = 0.024;
    private static readonly WeightedChoice SegmentShares = new(UserSegment.All.Select(segment => segment.Share));

    public IEnumerable<EcommerceUser> All() => Enumerable.Range(0, numUsers).Select(UserOf);

    private EcommerceUser UserOf(int number)
    {
        var random = new SeededRandom(seed, stream: 1_000_000L + number);
        var segment = UserSegment.All[SegmentShares.Next(random)];
        var lastDay = numDays - 1;
        // new users came in the last 65 days of 365, the others mostly in the first months
        var registered = segment.Name == "New"
            ? random.Between(lastDay * 300 / 365, lastDay)
            : (int)(random.Share() * random.Share() * (lastDay * 300 / 365.0));
        var stays = segment.Name is "High Value" or "New" || random.Chance(0.7);
        return new EcommerceUser(
            number, segment, registered, stays ? lastDay : random.Between(registered, lastDay), !random.Chance(NeverCameBack));
    }
}
