using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Jobs;

/// <summary>The portal with its worker role: the real scheduler on the real database, in a hurry.</summary>
public sealed class JobsApp : PortalApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public JobsApp()
    {
        Settings["Roles"] = "web,worker";
        Settings["RateLimits:ApiCallsPerMinute"] = "1000000";
        Settings["Worker:AnalysisDelay"] = "00:00:00.500";
        Settings["Worker:ResumeEvery"] = "00:00:01";
        Settings["Worker:ResumeAfter"] = "00:00:02";
        Settings["Worker:CollectEventsEvery"] = "00:00:00.500";
        Settings["Worker:CollectEventsFor"] = "00:00:00.500";
        Settings["Worker:SimulateEvery"] = "00:00:00.500";
        Settings["Limits:Sheets"] = "3";
        Settings["Worker:CheckinInterval"] = "00:00:01";
    }

    /// <summary>A program with a key that reads and writes.</summary>
    public async Task<UploadClient> ClientAsync(Tenant tenant) => new(await ApiClientAsync(tenant, "read", "write"));

    public async Task<UploadClient> ClientAsync() => await ClientAsync(await CreateTenantAsync());

    public static async Task EventuallyAsync(Func<Task<bool>> happens, string what)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (!await happens())
        {
            (DateTimeOffset.UtcNow < until).ShouldBeTrue(what);
            await Task.Delay(100);
        }
    }
}
