using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Sniffing;

/// <summary>Quotation marks written \" inside values, as databases and scripts export them.</summary>
public class EscapedQuotesTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "\"order_id\",\"order_date\",\"customer_id\",\"sku\",\"product_name\",\"quantity\",\"unit_price\"\n";

    /// <summary>2 × 12.50 + 100.00 + 1 × 12.50 + 3 × 8.00 = 161.50.</summary>
    [Theory]
    [InlineData("utf-8", "19\\\" screen, black", "19\" screen, black")]
    [InlineData("utf-8", "say \\\"hi\\\"", "say \"hi\"")]
    [InlineData("utf-8", "C:\\\\dir\\\\\\\"x\\\\", "C:\\dir\\\"x\\")]
    [InlineData("utf-16", "19\\\" Bäume,\n\\\\ C:\\new", "19\" Bäume,\n\\ C:\\new")]
    [InlineData("shift_jis", "テーブル 表示 19\\\", 能", "テーブル 表示 19\", 能")]
    public async Task Marks_behind_a_backslash_are_part_of_the_value(string encoding, string written, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "\"1\",\"2024-01-13\",\"A\",\"P1\",\"x\",\"1\",\"1.00\"\n");
        var text = Header + $"\"1\",\"2024-01-13\",\"A\",\"P1\",\"{written}\",\"2\",\"12.50\"\n\"1\",\"2024-01-13\",\"A\",\"P2\",\"Desk\",\"1\",\"100.00\"\n"
            + $"\"2\",\"2024-01-25\",\"B\",\"P1\",\"{written}\",\"1\",\"12.50\"\n\"3\",\"2024-02-03\",\"C\",\"P3\",\"Lamp\",\"3\",\"8.00\"\n";

        var upload = await shop.LoadAsync(Encoding.GetEncoding(encoding).GetBytes(text), kind: UploadKind.OrderLines);
        if (upload.Status == UploadStatus.NeedsMapping)
        {
            var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!;
            (await shop.AnswerAsync(upload.UploadId, upload.Kind, new(mapping) { ["encoding"] = encoding })).ShouldBeEmpty();
            await shop.RunAsync(upload.UploadId);
            upload = await shop.FindAsync(upload.UploadId);
        }

        (upload.Status, upload.RowsRead, upload.RowsNew).ShouldBe((UploadStatus.Succeeded, 4, 4), upload.Error);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(161.5m);
        (await shop.ReadAsync(db => db.Products.Where(p => p.ProductId == "P1"))).Single().Name.ShouldBe(name);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(1m);
    }

    [Fact]
    public void What_speaks_for_it_is_said_with_counts()
        => FileSnifferTests.Sniff(Header + "\"1\",\"2024-01-13\",\"A\",\"P1\",\"19\\\" screen\",\"2\",\"12.50\"\n").Evidence.ShouldContain(
            evidence => evidence.EndsWith("Quotation marks inside values are written \\\": read so 2 of 2 rows are whole, and 1 of 2 would be broken if such a mark closed its value."));

    /// <summary>A backslash at the end of a value is one, where marks are doubled.</summary>
    [Theory]
    [InlineData("a,b,c\n\"C:\\\",\"say \"\"hi\"\"\",3\n\"D:\\\",\"x\",4\n")]
    [InlineData("a,b,c\n\"C:\\\",\"x\",3\n")]
    [InlineData("a,b,c\n5\\\",x,3\n")]
    public void A_backslash_before_a_mark_that_closes_is_no_escape(string text)
        => FileSnifferTests.Sniff(text).HasEscapedQuotes.ShouldBeFalse();

    [Fact]
    public void Reading_in_small_pieces_changes_nothing()
    {
        var written = Encoding.UTF8.GetBytes("\"a\\\"\",\"\\\\\",\"x\"\"\\n\"\n5\\\",\"y\\\"\\");
        using var stream = new DoubledQuotes(new MemoryStream(written), (byte)',');
        var text = new List<byte>();
        var buffer = new byte[2];
        for (int length; (length = stream.Read(buffer, 0, 2)) > 0;)
        {
            text.AddRange(buffer[..length]);
        }

        Encoding.UTF8.GetString([.. text]).ShouldBe("\"a\"\"\",\"\\\",\"x\"\"\\n\"\n5\\\",\"y\"\"\\");
    }
}
