using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Shop;
using ReportingPortal.Ingestion.Events;
using ReportingPortal.Web.Hosting;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Simulation;

/// <summary>What was sent of a simulation.</summary>
public sealed record SentTraffic(int Events, int Purchases);

/// <summary>
/// Lets invented visitors into a demo shop by the ways real ones come in: events through the inbox of the event API; and where
/// the shop's sales come from order files, the purchases of each minute as a small order file.
/// </summary>
public sealed class LiveShop(TenantSession session, EventInbox inbox, UploadReceiver receiver)
{
    /// <summary>Sends what happens from where the simulation stands to a moment, and moves it there. Sent twice, it counts once.</summary>
    public async Task<SentTraffic> SendAsync(LiveSimulation simulation, DateTimeOffset until, CancellationToken ct)
    {
        var traffic = new LiveTraffic(simulation.Seed, simulation.EventsPerMinute, DemoTenant.Seed);
        var from = simulation.SentUntil;
        var events = Between(traffic, simulation, from, until);
        foreach (var batch in events.Select(Of).Chunk(EventInbox.MostEvents))
        {
            await inbox.AcceptAsync(batch, ct);
        }

        // Whole minutes, and what is left at the end: a file every few seconds would be a long list of small files.
        var (lastMinute, thisMinute) = (Minute(from), until == simulation.EndsAt ? until : Minute(until));
        if (thisMinute > lastMinute && await HasOrderFilesAsync(ct))
        {
            await SendOrdersAsync(traffic, Between(traffic, simulation, lastMinute, thisMinute), thisMinute, ct);
        }

        simulation.SentUntil = until;
        return new SentTraffic(events.Count, events.Count(e => e.EventType == "purchase"));
    }

    private static IReadOnlyList<LiveEvent> Between(LiveTraffic traffic, LiveSimulation simulation, DateTimeOffset from, DateTimeOffset until)
        => traffic.Between(from.UtcDateTime, until.UtcDateTime, simulation.StartedAt.UtcDateTime);

    private async Task SendOrdersAsync(LiveTraffic traffic, IReadOnlyList<LiveEvent> events, DateTimeOffset until, CancellationToken ct)
    {
        using var file = new MemoryStream();
        long lines;
        await using (var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
        {
            lines = traffic.WriteOrders(writer, events);
        }

        if (lines > 0)
        {
            file.Position = 0;
            var at = TimeZoneInfo.ConvertTime(until, session.Tenant.Zone).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
            await receiver.ReceiveAsync(file, $"Simulated orders, {at}", UploadKind.OrderLines, preset: null, mapping: null, asksFirst: false, ct);
        }
    }

    private async Task<bool> HasOrderFilesAsync(CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.OrderLines.AnyAsync(line => !line.IsFromEvents, ct);
        }
    }

    private static SentEvent Of(LiveEvent e)
        => new(e.EventId, e.CustomerId, e.SessionId, TypeOf(e.EventType), new DateTimeOffset(e.At, TimeSpan.Zero), e.ProductId, e.Category, e.Price, e.Quantity);

    private static EventType TypeOf(string word) => Enum.GetValues<EventType>().First(type => SentEventReader.Word(type) == word);

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.Offset);
}
