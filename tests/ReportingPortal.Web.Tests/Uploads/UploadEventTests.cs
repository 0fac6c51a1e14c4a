using System.Net;
using System.Net.Http.Headers;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class UploadEventTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task An_open_page_is_told_how_a_load_goes_on_until_it_is_done()
    {
        var (tenant, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var viewer = await app.SignedInAsync(tenant, TenantRole.Viewer);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(180));
        using var response = await OpenAsync(viewer, tenant, patience.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));

        await (await app.ClientAsync(other)).UploadAsync(OrderFile.ThreeOrders, "file_name=secret.csv");
        await (await app.ClientAsync(tenant)).UploadAsync(OrderFile.Of(250_000), "file_name=big.csv");
        var told = await ReadUntilAsync(reader, "\"state\":\"Loaded\"", patience.Token);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        told.ShouldContain("event: uploads");
        told.ShouldContain("\"state\":\"Loading\"");
        told.ShouldContain("\"rows_new\":250000");
        told.ShouldNotContain("secret.csv");
    }

    [Fact]
    public async Task Nobody_listens_to_another_shop()
    {
        var (mine, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var owner = await app.SignedInAsync(mine, TenantRole.Owner);

        using var response = await OpenAsync(owner, other, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> OpenAsync(PortalClient client, Tenant tenant, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/t/{tenant.Slug}/uploads/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static async Task<string> ReadUntilAsync(StreamReader reader, string end, CancellationToken ct)
    {
        var told = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            told.AppendLine(line);
            if (line.Contains(end, StringComparison.Ordinal))
            {
                break;
            }
        }

        return told.ToString();
    }
}
