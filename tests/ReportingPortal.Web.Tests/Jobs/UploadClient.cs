using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ReportingPortal.Web.Tests.Jobs;

/// <summary>What a program does with the ingestion routes of the API.</summary>
public sealed class UploadClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path, Ct);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null) => http.PostAsync(path, content, Ct);

    public Task<HttpResponseMessage> PostAsync(string path, string body) => http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/octet-stream"), Ct);

    public Task<HttpResponseMessage> PutAsync(string path, object body) => http.PutAsJsonAsync(path, body, Ct);

    public Task<JsonElement> JsonAsync(string path) => http.GetFromJsonAsync<JsonElement>(path, Ct);

    public async Task<string[]> LinesAsync(string path) => (await http.GetStringAsync(path, Ct)).Split("\r\n");

    /// <returns>The upload's id.</returns>
    public async Task<string> UploadAsync(string csv, string query = "kind=order_lines&file_name=orders.csv")
    {
        var response = await PostAsync($"/api/v1/uploads?{query}", csv);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.TextAsync());
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    /// <summary>The upload once its status is one of those wanted; fails when it ends otherwise.</summary>
    public async Task<JsonElement> WaitForAsync(string uploadId, params string[] wanted)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            var upload = await JsonAsync($"/api/v1/uploads/{uploadId}");
            var status = upload.GetProperty("status").GetString()!;
            if (wanted.Contains(status))
            {
                return upload;
            }

            (DateTimeOffset.UtcNow < until && status is "received" or "running" or "undoing").ShouldBeTrue(upload.ToString());
            await Task.Delay(50, Ct);
        }
    }

    public async Task<JsonElement> LoadAsync(string csv, string query = "kind=order_lines&file_name=orders.csv")
        => await WaitForAsync(await UploadAsync(csv, query), "succeeded");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
