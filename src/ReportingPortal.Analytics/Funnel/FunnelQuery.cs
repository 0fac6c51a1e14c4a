using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>
/// How far persons or sessions come through some steps (D7), by streams in memory; of a tenant with more events than are kept there, unit by unit as
/// the server sorts them.
/// </summary>
public sealed class FunnelQuery(TenantSession session, FigureCache cache, FunnelStreams streams)
{
    internal static readonly SqlFile Span = SqlFile.Of<FunnelQuery>("Funnel/FunnelSpan.sql");
    internal static readonly SqlFile People = SqlFile.Of<FunnelQuery>("Funnel/FunnelPeople.sql");

    /// <summary>The last day of all would be infinity to the server.</summary>
    private static readonly DateOnly Ever = DateOnly.MaxValue.AddYears(-1);

    private static readonly short[] AllTypes = [.. Enum.GetValues<EventType>().Select(type => (short)type)];

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

    /// <summary>Reads again the streams in memory that are of an earlier state of the data, so that who looks next need not wait.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var kept = streams.KeptOf(session.Tenant.TenantId);
        if (kept.Count > 0 && await session.QuerySingleOrDefaultAsync<EventSpan>(Span, null, ct) is { FirstEventOn: not null } span)
        {
            foreach (var (bySession, _) in kept)
            {
                await StreamsAsync(bySession, span, ct);
            }
        }
    }

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
        var reading = Reading(settings, days, ReadsCategory(settings, filter));
        var people = ReadsPeople(settings, filter)
            ? (await session.QueryAsync<Person>(People, new { run_id = span.CurrentRunId }, ct)).ToDictionary(person => person.CustomerId)
            : [];
        var tally = new FunnelTally(settings, span.LastEventAt);
        var walk = new UnitWalk(settings, reading, days.To, filter, people, tally);
        if (await StreamsAsync(reading.BySession, span, ct) is { } kept)
        {
            kept.VisitAll(walk.Take);
        }
        else
        {
            await new UnitReader(session).ReadAsync(reading, walk.Take, ct);
        }

        return tally.Finish();
    }

    private Task<UnitStreams?> StreamsAsync(bool bySession, EventSpan span, CancellationToken ct)
        => streams.FindAsync(session, new FunnelReading(span.FirstEventOn!.Value, Ever, AllTypes, bySession, WithCategory: true), span.DataVersion, span.Events, ct);

    private static bool ReadsCategory(FunnelSettings settings, FigureFilter filter) => settings.Breakdown == FunnelBreakdown.Category || filter.Category is not null;

    private static FunnelReading Reading(FunnelSettings settings, Period days, bool withCategory)
        => new(days.From, Until(settings, days), [.. TypesOf(settings).Select(type => (short)type)], settings.Unit == FunnelUnit.Session, withCategory);

    /// <summary>Later steps may lie after the date range: as far as the window reaches from its last day, whatever the clocks do in between.</summary>
    private static DateOnly Until(FunnelSettings settings, Period days)
        => settings.Window is { } window ? days.To.AddDays((int)Math.Ceiling(window.TotalDays) + 1) : Ever;

    /// <summary>A strict funnel breaks at any other event; a session's end closes its window. Otherwise other events are of no concern.</summary>
    private static IEnumerable<EventType> TypesOf(FunnelSettings settings)
        => settings.Mode == FunnelMode.Strict ? Enum.GetValues<EventType>()
            : settings.Window is null ? settings.Steps.Append(EventType.SessionEnd).Distinct()
            : settings.Steps.Distinct();

    private sealed record EventSpan(DateOnly? FirstEventOn, DateOnly? LastEventOn, DateTimeOffset? LastEventAt, long Events, long DataVersion, Guid? CurrentRunId);
}
