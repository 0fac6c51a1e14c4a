namespace ReportingPortal.Analytics.Funnel;

/// <summary>Where a person lives, and the group of the current run they stand in.</summary>
internal sealed record Person(string CustomerId, string? Region, string? RfmGroup);

/// <summary>Takes units one after the other through a funnel, into its tally: those the filters let pass, and of their events those it reads.</summary>
internal sealed class UnitWalk(FunnelSettings settings, FunnelReading reading, DateOnly entriesEnd, FigureFilter filter, IReadOnlyDictionary<string, Person> people, FunnelTally tally)
{
    /// <summary>As sales, and so filters, call what has no region or category: here nothing is told of it.</summary>
    private const string Unknown = "Unknown";

    private static readonly Person Nobody = new("", null, null);

    private readonly (int From, int Until, int EntriesEnd) days = (reading.From.DayNumber, reading.Until.DayNumber, entriesEnd.DayNumber);
    private readonly int types = reading.Types.Sum(type => 1 << type);
    private readonly List<FunnelEvent> events = [];

    public void Take(string unitId, ReadOnlySpan<StreamEvent> stream, StreamNames names)
    {
        events.Clear();
        var customerId = reading.BySession ? null : unitId;
        foreach (ref readonly var each in stream)
        {
            if (each.Day >= days.From && each.Day < days.Until && (types & (1 << (int)each.Type)) != 0)
            {
                customerId ??= each.Customer == StreamEvent.None ? null : names.Customers.IdOf(each.Customer);
                var category = reading.WithCategory && each.Category != StreamEvent.None ? names.Categories.IdOf(each.Category) : null;
                events.Add(new FunnelEvent(new DateTimeOffset(each.At, TimeSpan.Zero), each.Type, each.Day < days.EntriesEnd, category));
            }
        }

        var person = customerId is null ? Nobody : people.GetValueOrDefault(customerId, Nobody);
        if ((filter.Region is null || (person.Region ?? Unknown) == filter.Region) && FunnelPath.Find(settings, events) is { } attempt)
        {
            var category = reading.WithCategory ? FirstCategory(attempt) : null;
            if (filter.Category is null || (category ?? Unknown) == filter.Category)
            {
                tally.Add(unitId, customerId, events, attempt, SliceOf(person, category));
            }
        }
    }

    private string? FirstCategory(FunnelAttempt attempt)
        => attempt.Events.Order().Select(index => events[index].Category).FirstOrDefault(category => category is not null and not Unknown);

    private string? SliceOf(Person person, string? category) => settings.Breakdown switch
    {
        FunnelBreakdown.Region => person.Region,
        FunnelBreakdown.Group => person.RfmGroup,
        FunnelBreakdown.Category => category,
        _ => null,
    };
}
