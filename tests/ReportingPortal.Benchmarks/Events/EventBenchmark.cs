using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace ReportingPortal.Benchmarks.Events;

/// <summary>
/// Full calls of events to a running portal, one after the other and from several senders at once, and the time until the
/// portal has loaded all of them. The portal runs with RateLimits:ApiCallsPerMinute high enough.
/// </summary>
internal static class EventBenchmark
{
    private const int PerCall = 5000;

    public static async Task RunAsync(string url, string key, int calls)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await SendAsync(http, -1);
        foreach (var senders in new[] { 1, 4 })
        {
            var first = senders * 1_000_000;
            var bodies = Enumerable.Range(0, calls).Select(call => Body(first + call)).ToList();
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = senders }, async (body, _) => await SendAsync(http, body));
            Print($"{senders} senders: {calls} calls, {calls * PerCall / watch.Elapsed.TotalSeconds:N0} events/s accepted, {watch.Elapsed.TotalMilliseconds / calls:N1} ms a call");
        }

        var waiting = Stopwatch.StartNew();
        while (!await IsLoadedAsync(http, ((2L * calls) + 1) * PerCall))
        {
            await Task.Delay(200);
        }

        Print($"all loaded {waiting.Elapsed.TotalSeconds:N1} s after the last answer");
    }

    private static Task SendAsync(HttpClient http, int call) => SendAsync(http, Body(call));

    private static async Task SendAsync(HttpClient http, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync("/api/v1/events", content);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<bool> IsLoadedAsync(HttpClient http, long expected)
    {
        using var json = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync("/api/v1/uploads?limit=1000"));
        var uploads = json.RootElement.GetProperty("data").EnumerateArray().ToList();
        return uploads.Where(upload => upload.GetProperty("status").GetString() == "succeeded").Sum(upload => upload.GetProperty("rows_new").GetInt64()) >= expected;
    }

    private static byte[] Body(int call)
    {
        var text = new StringBuilder("{\"events\":[");
        var start = new DateTime(2024, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(call);
        for (var n = 0; n < PerCall; n++)
        {
            var type = n % 20 == 0 ? "purchase" : n % 5 == 0 ? "add_to_cart" : "product_view";
            text.Append(n == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$"""{"event_id":"E{{call}}-{{n}}","user_id":"U{{n % 997}}","session_id":"S{{call}}-{{n / 10}}","event_type":"{{type}}","timestamp":"{{start.AddMilliseconds(n * 10):O}}","product_id":"P{{n % 42}}","category":"Toys","price":12.5,"quantity":1}""");
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
