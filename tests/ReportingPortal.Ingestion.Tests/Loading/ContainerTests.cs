using System.Text;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;
using ReportingPortal.Testing;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class ContainerTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly byte[] Orders = Encoding.UTF8.GetBytes(WorkedExampleTests.Orders);

    private static readonly byte[] Archive = PackedFile.Zip(
        ("orders.csv", Orders), ("customers.csv", Encoding.UTF8.GetBytes("customer_id,customer_name,country\nC1,Ann,France\nC2,Bob,Spain\n")));

    [Fact]
    public async Task A_file_gives_the_same_figures_in_whatever_it_comes()
    {
        var rows = WorkedExampleTests.Orders.Trim().Split('\n').Select(line => line.Trim().Split(',')).ToList();
        byte[][] forms =
        [
            Orders, PackedFile.Gzip(Orders[..100], Orders[100..]), PackedFile.Zip(("wrong.xlsx", Orders)), GoodFiles.Workbook(rows).ToBytes(),
            PackedFile.Zip(("book", GoodFiles.Workbook(rows).ToBytes())), GoodFiles.JsonLines(rows),
        ];
        var figures = new List<string>();
        foreach (var form in forms)
        {
            var shop = await database.NewShopAsync();
            var upload = await shop.LoadAsync(form, "file.pdf");
            (upload.Status, upload.RowsNew, upload.Members).ShouldBe((UploadStatus.Succeeded, 9, 0), upload.Error);
            figures.Add(System.Text.RegularExpressions.Regex.Replace(await shop.RollupsAsync(), "\"tenant_id\": \\d+", ""));
        }

        figures.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_archive_has_no_rows_and_its_files_wait_under_it()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Archive, "shop.zip");

        var archive = await shop.LoadAsync(Archive, "shop.zip", UploadKind.Auto);
        var members = await MembersAsync(shop, archive);

        (archive.Status, archive.Members, archive.RowsRead, archive.Error).ShouldBe((UploadStatus.Succeeded, 2, 0, null));
        members.Select(m => (m.FileName, m.Status, m.ReceivedAt)).ShouldBe(
            [("orders.csv", UploadStatus.Received, archive.ReceivedAt), ("customers.csv", UploadStatus.Received, archive.ReceivedAt)]);
        foreach (var member in members)
        {
            (await shop.RunAsync(member.UploadId)).ShouldBe(UploadStatus.Succeeded);
        }

        (await shop.SalesAsync()).Sum(s => s.TotalSales).ShouldBe(610);
        (await ListAsync(shop)).Select(u => u.FileName).ShouldBe(["shop.zip", "orders.csv", "customers.csv"]);
    }

    /// <summary>Alone each half is asked about; together they are an export. 2 × 12.50 + 100 = 125 and 12.50.</summary>
    [Fact]
    public async Task Orders_and_their_items_in_one_archive_need_no_word()
    {
        var shop = await database.NewShopAsync();
        (string, byte[]) orders = ("orders.csv", "order_id,order_date,customer_id,status\n1,2024-01-13,C1,completed\n2,2024-01-25,C2,completed\n"u8.ToArray());
        (string, byte[]) items = ("items.csv", "order_id,product_id,quantity,unit_price\n1,P1,2,12.50\n1,P2,1,100.00\n2,P1,1,12.50\n"u8.ToArray());

        var archive = await shop.LoadAsync(PackedFile.Zip(items, orders, ("readme.txt", "Thank you.\n"u8.ToArray())), "shop.zip");
        foreach (var member in await MembersAsync(shop, archive))
        {
            await shop.RunAsync(member.UploadId);
        }

        (await MembersAsync(shop, archive)).Select(m => (m.FileName, m.Kind, m.Status)).ShouldBe(
            [("items.csv", UploadKind.OrderItems, UploadStatus.Succeeded), ("orders.csv", UploadKind.OrderHeads, UploadStatus.Succeeded), ("readme.txt", UploadKind.Auto, UploadStatus.Failed)]);
        (await shop.DailySalesAsync()).Select(day => day.NetSales).ShouldBe([125m, 12.5m]);
        (await shop.LoadAsync(items.Item2, "items.csv")).Status.ShouldBe(UploadStatus.NeedsMapping);
    }

    [Fact]
    public async Task Unpacking_cut_off_or_done_twice_neither_loses_nor_doubles_a_file()
    {
        var shop = await database.NewShopAsync();
        var upload = await shop.SaveAsync(Archive, "shop.zip");
        using var cut = new CancellationTokenSource();
        var looks = 0;
        var progress = new Reporter(p => { if (p.Stage == "Unpacking" && ++looks == 1) { cut.Cancel(); } });

        await Should.ThrowAsync<OperationCanceledException>(() => shop.RunAsync(upload.UploadId, progress, cut.Token));
        (await ListAsync(shop)).Count.ShouldBe(1);
        var ends = await Task.WhenAll(shop.RunAsync(upload.UploadId), shop.RunAsync(upload.UploadId));

        ends.ShouldContain(UploadStatus.Succeeded);
        var members = await MembersAsync(shop, await shop.FindAsync(upload.UploadId));
        members.Select(m => m.UploadId).ShouldBe([MemberUploads.IdOf(upload.UploadId, 0), MemberUploads.IdOf(upload.UploadId, 1)]);
    }

    [Fact]
    public async Task An_archive_inside_an_archive_is_refused_and_spoils_no_other_file()
    {
        var shop = await database.NewShopAsync();

        var outer = await shop.LoadAsync(PackedFile.Zip(("inner.zip", Archive), ("orders.csv", Orders)));
        var members = await MembersAsync(shop, outer);
        foreach (var member in members)
        {
            await shop.RunAsync(member.UploadId);
        }

        var inner = await shop.FindAsync(members[0].UploadId);
        (inner.Status, (await shop.FindAsync(members[1].UploadId)).Status).ShouldBe((UploadStatus.Failed, UploadStatus.Succeeded));
        inner.Error!.ShouldContain("archive inside an archive");
    }

    [Fact]
    public async Task Zero_bytes_cost_their_rows_and_never_the_file()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("Report\0of May\n\norder_id,order_date,customer_id,net_sales\nO1,2024-01-05,C1,10\nO2,2024-01-06,C\01,1\u0000\u0000\nO3,2024-01-07,C1,30\n");

        (upload.Status, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, 2, 1), upload.Error);
        (await shop.RejectedAsync(upload.UploadId)).ShouldHaveSingleItem().Reasons.ShouldContain("the row has a zero byte");
    }

    [Fact]
    public async Task An_archive_whose_directory_names_one_member_many_times_is_refused_by_what_all_of_them_unpack_to()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Archive, "shop.zip");

        // Some 10 kB; a hundred times one megabyte, each of which is within every limit.
        var upload = await shop.LoadAsync(StrangeArchives.Overlapping(100), "bomb.zip");

        (upload.Status, upload.Members, upload.RowsRead).ShouldBe((UploadStatus.Failed, 0, 0));
        upload.Error!.ShouldStartWith("The file unpacks to more than 200 times its size, as no export does.");
        (await ListAsync(shop)).ShouldHaveSingleItem().FileName.ShouldBe("bomb.zip");
        (await ListAsync(other)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_sheet_out_of_several_says_where_it_comes_from()
    {
        var shop = await database.NewShopAsync();
        var random = new Random(1);

        var book = await shop.LoadAsync(GoodFiles.Workbook(GoodFiles.Orders(random), GoodFiles.Customers(random)).ToBytes(), "book.xlsx");
        var first = (await MembersAsync(shop, book))[0];
        await shop.RunAsync(first.UploadId);

        var sheet = await shop.FindAsync(first.UploadId);
        (sheet.FileName, sheet.Status, sheet.RowsRejected).ShouldBe(("Sheet 1.csv", UploadStatus.Succeeded, 0));
        Dialect.FromJson(sheet.Dialect)!.Evidence[0].ShouldBe("Excel sheet 'Sheet 1'.");
    }

    [Fact]
    public async Task Events_of_real_shops_load_as_they_come()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync();

        var otto = await shop.LoadAsync(SharedData.Read("otto_sample.jsonl"), "train.jsonl");
        var rees46 = await shop.LoadAsync(SharedData.Read("rees46_2019-Oct-sample.csv"), "2019-Oct.csv");

        (otto.Status, otto.Preset, otto.RowsRead, otto.RowsRejected).ShouldBe((UploadStatus.Succeeded, "otto", 862, 0), otto.Error);
        (rees46.Status, rees46.RowsRead, rees46.RowsRejected).ShouldBe((UploadStatus.Succeeded, 1000, 0), rees46.Error);
        var events = await shop.ReadAsync(db => db.Events.Where(e => e.ProductId == "1517085").OrderBy(e => e.OccurredAt));
        (events[0].SessionId, events[0].EventType, events[0].OccurredAt).ShouldBe(
            ("0", EventType.ProductView, DateTimeOffset.FromUnixTimeMilliseconds(1_659_304_800_025)));
    }

    private static async Task<List<Upload>> MembersAsync(Shop shop, Upload parent)
        => await shop.ReadAsync(db => db.Uploads.Where(u => u.ParentUploadId == parent.UploadId).OrderByDescending(u => u.UploadId));

    private static async Task<List<Upload>> ListAsync(Shop shop)
        => await shop.ReadAsync(db => db.Uploads.OrderByDescending(u => u.ReceivedAt).ThenByDescending(u => u.UploadId));

    private sealed class Reporter(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
