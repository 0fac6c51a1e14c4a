using System.Net;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

/// <summary>A file far above every limit of ordinary requests goes through a real socket to storage without being held in memory.</summary>
public class LargeUploadTests(LargeUploadTests.App app) : IClassFixture<LargeUploadTests.App>
{
    private const long Size = 64L * 1024 * 1024;

    [Fact]
    public async Task Sixty_four_megabytes_are_stored_while_memory_stays_flat()
    {
        var client = await ConnectAsync();
        await client.PostAsync("/api/v1/uploads?file_name=warm.csv", new StreamContent(new Lines(1024 * 1024)), Ct);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var body = new Lines(Size);

        var response = await client.PostAsync("/api/v1/uploads?file_name=big.csv&kind=order_lines", new StreamContent(body), Ct);
        var upload = await new UploadClient(client).JsonAsync(response.Headers.Location!.ToString());

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        upload.GetProperty("byte_size").GetInt64().ShouldBe(Size);
        (body.MostMemory - before).ShouldBeLessThan(24L * 1024 * 1024);
    }

    [Fact]
    public async Task Other_routes_take_no_such_bodies()
    {
        var client = await ConnectAsync();

        var refused = await client.PostAsync("/api/v1/analysis-runs", new StreamContent(new Lines(1024)), Ct);
        var big = await Record.ExceptionAsync(async () =>
        {
            var response = await client.PutAsync($"/api/v1/uploads/{Guid.NewGuid()}/mapping", new StreamContent(new Lines(Size)) { Headers = { ContentType = new("application/json") } }, Ct);
            response.StatusCode.ShouldBeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
        });

        refused.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (big is null or HttpRequestException).ShouldBeTrue(big?.ToString());
    }

    private async Task<HttpClient> ConnectAsync()
    {
        var key = await app.ApiClientAsync(await app.CreateTenantAsync(), "read", "write");
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = key.DefaultRequestHeaders.Authorization;
        return client;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>On a real port: the test server in memory has no body limits to get round. Without a worker: nothing but receiving is measured.</summary>
    public sealed class App : PortalApp
    {
        public Uri Address { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Address = StartOnPort();
        }
    }

    /// <summary>Order lines made while they are sent, noting the most memory the process used meanwhile.</summary>
    private sealed class Lines(long length) : Stream
    {
        private static readonly byte[] Line = System.Text.Encoding.ASCII.GetBytes("O1234567,2024-03-01,C12345,P123,1,19.99\n");

        private long position;

        public long MostMemory { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = (int)Math.Min(count, length - position);
            for (var i = 0; i < taken; i++)
            {
                buffer[offset + i] = Line[(position + i) % Line.Length];
            }

            if (position / (4 * 1024 * 1024) != (position + taken) / (4 * 1024 * 1024))
            {
                MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: true));
            }

            position += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
