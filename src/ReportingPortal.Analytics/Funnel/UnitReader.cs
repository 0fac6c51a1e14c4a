using System.Runtime.InteropServices;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>Reads events unit by unit, as the server sorts them: memory holds those of one unit at a time.</summary>
internal sealed class UnitReader(TenantSession session)
{
    internal static readonly SqlFile Events = SqlFile.Of<UnitReader>("Funnel/FunnelEvents.sql");

    public async Task ReadAsync(FunnelReading reading, UnitVisitor visit, CancellationToken ct)
    {
        var (names, unit, unitId) = (new StreamNames(), new List<StreamEvent>(), (string?)null);
        var parameters = new { reading.From, reading.Until, reading.Types, by_session = reading.BySession, with_category = reading.WithCategory };
        await session.CopyAsync(Events, parameters, Take, ct);
        End();

        void Take(CopyReader row)
        {
            if (unitId is null || !row.GetText(0).SequenceEqual(unitId))
            {
                End();
                unitId = row.GetString(0);
            }

            var (customer, category) = (NumberAt(row, 1, names.Customers), NumberAt(row, 2, names.Categories));
            unit.Add(new StreamEvent(DateTime.UnixEpoch.Ticks + (row.GetMicroseconds(3) * TimeSpan.TicksPerMicrosecond), row.GetDate(4).DayNumber, customer, category, (EventType)row.GetInt16(5)));
        }

        void End()
        {
            if (unitId is not null)
            {
                visit(unitId, CollectionsMarshal.AsSpan(unit), names);
                unit.Clear();
            }
        }
    }

    /// <summary>All there is to visit, into memory.</summary>
    public async Task<UnitStreams> ReadAllAsync(FunnelReading reading, CancellationToken ct)
    {
        var (unitIds, ends, events, known) = (new List<string>(), new List<int>(), new List<StreamEvent>(), new StreamNames());
        await ReadAsync(
            reading,
            (unitId, ofUnit, names) =>
            {
                unitIds.Add(unitId);
                events.AddRange(ofUnit);
                ends.Add(events.Count);
                known = names;
            },
            ct);
        return new UnitStreams(known, [.. unitIds], [.. ends], [.. events]);
    }

    private static int NumberAt(CopyReader row, int column, Days.ItemNumbers numbers) => row.IsNull(column) ? StreamEvent.None : numbers.Of(row.GetText(column));
}
