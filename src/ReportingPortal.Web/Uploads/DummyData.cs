using System.Text;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Dummy;

namespace ReportingPortal.Web.Uploads;

/// <summary>1,500 orders for a shop that has none yet, through the very same door as any file.</summary>
public sealed class DummyData(CurrentTenant tenant, UploadReceiver receiver, TimeProvider clock)
{
    public const string FileName = "dummy-data.csv";

    /// <summary>The same day gives a tenant the same file, so that a second click adds nothing.</summary>
    public async Task<Upload> LoadAsync(CancellationToken ct)
    {
        using var file = new MemoryStream();
        await using (var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), tenant.Zone).DateTime);
            DummyOrders.Write(writer, seed: tenant.TenantId, lastDay: today);
        }

        file.Position = 0;
        return await receiver.ReceiveAsync(file, FileName, UploadKind.Auto, preset: null, mapping: null, asksFirst: false, ct);
    }
}
