using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>
/// How far persons or sessions come through some steps (D7). The events are read once, unit by unit; memory holds one unit's
/// events at a time, and the outcome of each.
/// </summary>
public sealed class FunnelQuery(TenantSession session, FigureCache cache)
{
    internal static readonly SqlFile Span = SqlFile.Of<FunnelQuery>("Funnel/FunnelSpan.sql");
    internal static readonly SqlFile Events = SqlFile.Of<FunnelQuery>("Funnel/FunnelEvents.sql");
    internal static readonly SqlFile People = SqlFile.Of<FunnelQuery>("Funnel/FunnelPeople.sql");

    /// <summary>As sales, and so filters, call what has no region or category: here nothing is told of it.</summary>
    private const string Unknown = "Unknown";

    private static readonly Person Nobody = new("", null, null);

    /// <param name="period">Days an attempt may start on; null means all that have events.</param>
    /// <param name="filter">The person's region; the category of the first event of the attempt that has one.</param>
    public async Task<FunnelResult> RunAsync(FunnelSettings settings, Period? period, FigureFilter filter, CancellationToken ct)
        => (await OutcomeAsync(settings, period, filter, ct)).Result;

    /// <summary>Who came to a step and no further, newest attempt first.</summary>
    /// <param name="step">Its number, from 1 to one below the last.</param>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<FunnelDropOut>> StoppedAtAsync(
        FunnelSettings settings, Period? period, FigureFilter filter, int step, string? cursor, int limit, CancellationToken ct)
        => (await OutcomeAsync(settings, period, filter, ct)).StoppedAt(step, cursor, limit);

    /// <summary>Which events <see cref="RunAsync"/> reads; null without any.</summary>
    internal async Task<FunnelReading?> ReadingAsync(FunnelSettings settings, Period? period, FigureFilter filter, CancellationToken ct)
        => await session.QuerySingleOrDefaultAsync<EventSpan>(Span, null, ct) is { FirstEventOn: { } first, LastEventOn: { } last }
            ? Reading(settings, period ?? new Period(first, last.AddDays(1)), ReadsCategory(settings, filter))
            : null;

    /// <summary>Whether a funnel asks where persons live and in which group they stand.</summary>
    internal static bool ReadsPeople(FunnelSettings settings, FigureFilter filter)
        => settings.Breakdown is FunnelBreakdown.Region or FunnelBreakdown.Group || filter.Region is not null;

    private async Task<FunnelOutcome> OutcomeAsync(FunnelSettings settings, Period? period, FigureFilter filter, CancellationToken ct)
    {
        var span = await session.QuerySingleOrDefaultAsync<EventSpan>(Span, null, ct);
        if (span is not { FirstEventOn: { } first, LastEventOn: { } last })
        {
            return new FunnelTally(settings, null).Finish();
        }

        var days = period ?? new Period(first, last.AddDays(1));
        // Lists are equal only to themselves: in a key they stand as text.
        var key = ("funnel", (span.DataVersion, span.CurrentRunId), days, filter, settings with { Steps = [], StepWindows = null },
            string.Join(',', settings.Steps), string.Join(',', settings.StepWindows ?? []));
        return await cache.GetAsync(
            session, key,
            () => ReadAsync(settings, days, filter, span, ct),
            outcome => outcome.Result.Entered);
    }

    private async Task<FunnelOutcome> ReadAsync(FunnelSettings settings, Period days, FigureFilter filter, EventSpan span, CancellationToken ct)
    {
        var byCategory = ReadsCategory(settings, filter);
        var people = ReadsPeople(settings, filter)
            ? (await session.QueryAsync<Person>(People, new { run_id = span.CurrentRunId }, ct)).ToDictionary(person => person.CustomerId)
            : [];
        var tally = new FunnelTally(settings, span.LastEventAt);
        await foreach (var (unitId, customerId, events) in UnitsAsync(settings, days, byCategory, ct))
        {
            var person = customerId is null ? Nobody : people.GetValueOrDefault(customerId, Nobody);
            if ((filter.Region is null || (person.Region ?? Unknown) == filter.Region) && FunnelPath.Find(settings, events) is { } attempt)
            {
                var category = byCategory ? FirstCategory(events, attempt) : null;
                if (filter.Category is null || (category ?? Unknown) == filter.Category)
                {
                    tally.Add(unitId, customerId, events, attempt, SliceOf(settings.Breakdown, person, category));
                }
            }
        }

        return tally.Finish();
    }

    /// <summary>Each unit with its events; the list is filled anew for the next one.</summary>
    private async IAsyncEnumerable<(string UnitId, string? CustomerId, IReadOnlyList<FunnelEvent> Events)> UnitsAsync(
        FunnelSettings settings, Period days, bool withCategory, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var reading = Reading(settings, days, withCategory);
        var parameters = new { reading.From, reading.Until, reading.Types, by_session = reading.BySession, with_category = reading.WithCategory };
        var events = new List<FunnelEvent>();
        var (unitId, customerId) = ((string?)null, (string?)null);
        await foreach (var row in session.StreamAsync<EventRow>(Events, parameters, ct))
        {
            if (row.UnitId != unitId)
            {
                if (unitId is not null)
                {
                    yield return (unitId, customerId, events);
                }

                events.Clear();
                (unitId, customerId) = (row.UnitId, settings.Unit == FunnelUnit.Person ? row.UnitId : null);
            }

            customerId ??= row.CustomerId;
            events.Add(new FunnelEvent(row.OccurredAt, (EventType)row.EventType, row.EventDate < days.To, row.Category));
        }

        if (unitId is not null)
        {
            yield return (unitId, customerId, events);
        }
    }

    private static bool ReadsCategory(FunnelSettings settings, FigureFilter filter) => settings.Breakdown == FunnelBreakdown.Category || filter.Category is not null;

    private static FunnelReading Reading(FunnelSettings settings, Period days, bool withCategory)
        => new(days.From, Until(settings, days), [.. TypesOf(settings).Select(type => (short)type)], settings.Unit == FunnelUnit.Session, withCategory);

    /// <summary>Later steps may lie after the date range: as far as the window reaches from its last day, whatever the clocks do in between.</summary>
    private static DateOnly Until(FunnelSettings settings, Period days)
        => settings.Window is { } window ? days.To.AddDays((int)Math.Ceiling(window.TotalDays) + 1) : DateOnly.MaxValue.AddYears(-1);

    /// <summary>A strict funnel breaks at any other event; a session's end closes its window. Otherwise other events are of no concern.</summary>
    private static IEnumerable<EventType> TypesOf(FunnelSettings settings)
        => settings.Mode == FunnelMode.Strict ? Enum.GetValues<EventType>()
            : settings.Window is null ? settings.Steps.Append(EventType.SessionEnd).Distinct()
            : settings.Steps.Distinct();

    private static string? FirstCategory(IReadOnlyList<FunnelEvent> events, FunnelAttempt attempt)
        => attempt.Events.Order().Select(index => events[index].Category).FirstOrDefault(category => category is not null and not Unknown);

    private static string? SliceOf(FunnelBreakdown breakdown, Person person, string? category) => breakdown switch
    {
        FunnelBreakdown.Region => person.Region,
        FunnelBreakdown.Group => person.RfmGroup,
        FunnelBreakdown.Category => category,
        _ => null,
    };

    private sealed record EventSpan(DateOnly? FirstEventOn, DateOnly? LastEventOn, DateTimeOffset? LastEventAt, long DataVersion, Guid? CurrentRunId);

    private sealed record EventRow(string UnitId, string? CustomerId, string? Category, DateTimeOffset OccurredAt, DateOnly EventDate, short EventType);

    private sealed record Person(string CustomerId, string? Region, string? RfmGroup);
}
