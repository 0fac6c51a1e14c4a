using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests;

public class UploadStoreTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_come_back_as_they_were_given()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var bytes = new byte[1_500_000];
        new Random(7).NextBytes(bytes);

        var upload = await shop.SaveAsync(bytes, @"C:\exports\orders.csv");

        (upload.FileName, upload.ByteSize).ShouldBe(("orders.csv", 1_500_000));
        upload.Sha256.ShouldBe(SHA256.HashData(bytes));
        (await ReadAsync(shop, upload.UploadId)).ShouldBe(bytes);
        (await ReadAsync(other, upload.UploadId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_cut_off_leaves_nothing()
    {
        var shop = await database.NewShopAsync();
        await using var scope = database.ScopeOf(shop.Tenant);

        await Should.ThrowAsync<IOException>(() => scope.GetRequiredService<UploadStore>()
            .SaveAsync(new CutStream(), "cut.csv", default, null, null, Ct));

        (await shop.ReadAsync(db => db.Uploads)).ShouldBeEmpty();
        (await shop.ReadAsync(db => db.UploadChunks)).ShouldBeEmpty();
    }

    private async Task<byte[]> ReadAsync(Shop shop, Guid uploadId)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        await using var content = scope.GetRequiredService<UploadStore>().OpenRaw(uploadId);
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, Ct);
        return memory.ToArray();
    }

    /// <summary>A sender who hangs up after two megabytes.</summary>
    private sealed class CutStream : MemoryStream
    {
        private int left = 2_000_000;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left <= 0)
            {
                throw new IOException("The connection was closed.");
            }

            left -= buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
