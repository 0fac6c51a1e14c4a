using System.Text;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Shop;
using ReportingPortal.Ingestion;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Hosting;

/// <summary>Fills the demo shop by the ways a merchant has: files into the upload store, a weekly schedule. The worker does the rest.</summary>
public sealed class DemoTenant(CurrentTenant tenant, UploadStore uploads, ReportSchedules schedules, JobQueue jobs, TimeProvider time)
{
    /// <summary>The simulation lets the same customers in.</summary>
    public const int Seed = 42;

    public async Task FillAsync(string recipient, CancellationToken ct)
    {
        var yesterday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), tenant.Zone).Date).AddDays(-1);
        var shop = new DemoShop(Seed, yesterday);
        await StoreAsync("customers.csv", UploadKind.Customers, shop.WriteCustomers, ct);
        await StoreAsync("products.csv", UploadKind.Products, shop.WriteProducts, ct);
        await StoreAsync("orders.csv", UploadKind.OrderLines, writer => shop.WriteOrders(writer), ct);
        await StoreAsync("events.csv", UploadKind.Events, writer => shop.WriteEvents(writer), ct);
        var weekly = new ScheduleWish("Weekly executive report", DayOfWeek.Monday, new TimeOnly(7, 0), [recipient], ApprovesOutsiders: false);
        await schedules.CreateAsync(weekly, ct);
    }

    private async Task StoreAsync(string fileName, UploadKind kind, Action<TextWriter> write, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await using (var writer = new StreamWriter(content, new UTF8Encoding(false), leaveOpen: true))
        {
            write(writer);
        }

        content.Position = 0;
        var upload = await uploads.SaveAsync(content, fileName, kind, preset: null, uploadedBy: null, ct);
        await jobs.EnqueueIngestAsync(tenant.TenantId, upload.UploadId, ct);
    }
}
