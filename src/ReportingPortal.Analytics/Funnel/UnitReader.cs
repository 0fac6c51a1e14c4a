using System.Data.Common;
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
        await session.ReadAsync(Events, parameters, Take, ct);
        End();

        void Take(DbDataReader row)
        {
            var id = row.GetString(0);
            if (id != unitId)
            {
                End();
                unitId = id;
            }

            var (customer, category) = (NumberAt(row, 1, names.Customers), NumberAt(row, 2, names.Categories));
            unit.Add(new StreamEvent(row.GetDateTime(3).Ticks, row.GetFieldValue<DateOnly>(4).DayNumber, customer, category, (EventType)row.GetInt16(5)));
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

    private static int NumberAt(DbDataReader row, int column, Days.ItemNumbers numbers) => row.IsDBNull(column) ? StreamEvent.None : numbers.Of(row.GetString(column));
}
