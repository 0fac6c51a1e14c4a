using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Reports;

/// <summary>The portal with its worker, over the worked example and a stranger's shop, with the delivery in a hurry.</summary>
public sealed class ReportsApp : FiguresApp
{
    public ReportsApp()
    {
        Settings["Roles"] = "web,worker";
        Settings["Worker:SendReportsEvery"] = "00:00:01";
        Settings["Worker:ResumeAfter"] = "00:05:00";
        Settings["Portal:PublicUrl"] = "http://localhost";
    }

    /// <summary>A report of March 2024, made over the API; returns its id once it is ready.</summary>
    public Task<Guid> MarchAsync(Tenant tenant) => MonthAsync(tenant, new DateOnly(2024, 3, 1));

    public async Task<Guid> MonthAsync(Tenant tenant, DateOnly month)
    {
        var client = await ApiClientAsync(tenant, "read", "write");
        var created = await client.PostAsJsonAsync("/api/v1/reports", new { period = new { from = month, to = month.AddMonths(1) } });
        created.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (await created.JsonAsync()).GetProperty("id").GetGuid();
        await WaitAsync(client, id);
        return id;
    }

    public static async Task<JsonElement> WaitAsync(HttpClient client, Guid id)
    {
        var answer = default(JsonElement);
        await JobsApp.EventuallyAsync(async () =>
        {
            answer = await (await client.GetAsync($"/api/v1/reports/{id}")).JsonAsync();
            return answer.GetProperty("report").GetProperty("status").GetString() is "ready" or "failed";
        }, "the report is made");
        answer.GetProperty("report").GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        return answer;
    }
}
