using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Mail;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Snapshots;

public class RenderReportTests(ReportsPortal portal) : IClassFixture<ReportsPortal>
{
    private static readonly Period FirstHalfOfFebruary = new(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 16));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshot_holds_the_figures_the_query_classes_give()
    {
        await using var shop = await WorkedShopAsync();
        var snapshot = await SnapshotAsync(shop, await MarchAsync(shop));
        var kpis = await shop.DoAsync<KpiQuery, KpiComparison>(q => q.RunAsync(WorkedExample.March, FirstHalfOfFebruary, FigureFilter.None, Ct));
        snapshot.Kpis.Current.NetSales.ShouldBe(180m);
        snapshot.Kpis.ShouldBe(kpis);
        snapshot.Monthly.Select(m => m.NetSales).ShouldBe([180m, 250m, 180m]);
        snapshot.Daily.Count.ShouldBe(31);
        snapshot.Daily.Sum(d => d.NetSales).ShouldBe(180m);
        snapshot.PreviousDaily.Count.ShouldBe(15, "the data ends on 15 March");
        snapshot.Rfm.ScoredCustomers.ShouldBe((await shop.DoAsync<RfmOverviewQuery, RfmOverview>(q => q.RunAsync(Ct))).ScoredCustomers);
        snapshot.AsOfDate.ShouldBe(new DateOnly(2024, 3, 15));
        snapshot.TopCustomers[0].CustomerId.ShouldBe("C1");
    }

    [Fact]
    public async Task Who_slipped_from_the_best_groups_in_the_last_whole_month_is_to_be_won_back()
    {
        await using var stranger = await AnalysedAsync(seed => seed.WithMoves().Customer("D", "Stranger").Order("X", "D", "2024-01-02", 999));
        await using var shop = await AnalysedAsync(seed => seed.WithMoves().Customer("D", "Dora"));

        var slipped = (await SnapshotAsync(shop, await MarchAsync(shop))).ToWinBack;

        (slipped.From, slipped.To, slipped.Customers, slipped.NetSales).ShouldBe((new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 31), 1, 300));
        slipped.First.ShouldBe([new RfmMovedCustomer("D", "Dora", "Loyal Customers", "At Risk", 300, 300)]);
    }

    [Fact]
    public async Task Every_face_shows_the_same_figure()
    {
        await using var shop = await WorkedShopAsync();
        var reportId = await MarchAsync(shop);
        var snapshot = await SnapshotAsync(shop, reportId);
        var mail = ReportMail.Compose(snapshot, new ReportMailLinks("https://portal.example/r", "https://portal.example/s", "you asked"));
        var pdf = (await shop.DoAsync<StoredReports, byte[]?>(r => r.PdfAsync(reportId, Ct)))!;
        PdfTools.ShouldBeSound(pdf);
        foreach (var face in new[] { PdfTools.Text(pdf), ExecutiveHtml.Render(snapshot, "hash"), mail.Html, mail.Text })
        {
            face.ShouldContain("180");
            face.ShouldNotContain("7,777");
        }
    }

    [Fact]
    public async Task Figures_are_frozen_once_and_later_data_changes_nothing()
    {
        await using var shop = await WorkedShopAsync();
        var reportId = await MarchAsync(shop);
        var before = await BytesAsync(shop, reportId);
        await new ShopSeed(portal.Database, shop.Tenant).Order("O99", "C9", "2024-03-20", 5000).SaveAsync(Ct);
        await shop.ChangeAsync(db => db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Queued), Ct));
        await shop.ChangeAsync(db => db.ReportFiles.ExecuteDeleteAsync(Ct));
        shop.Clock.Now = ReportsPortal.Start.AddDays(30);
        (await RenderAsync(shop, reportId)).ShouldBeNull();
        var after = await BytesAsync(shop, reportId);
        after.Snapshot.ShouldBe(before.Snapshot);
        after.Pdf.ShouldBe(before.Pdf);
    }

    [Fact]
    public async Task Same_rows_at_the_same_moment_give_the_same_bytes()
    {
        await using var shop = await WorkedShopAsync();
        var report = new Report { TenantId = shop.Tenant.TenantId, Title = "Executive report", PeriodFrom = WorkedExample.March.From, PeriodTo = WorkedExample.March.To };
        var first = SnapshotJson.Write(await shop.DoAsync<SnapshotBuilder, ReportSnapshot>(b => b.BuildAsync(report, Ct)));
        SnapshotJson.Write(await shop.DoAsync<SnapshotBuilder, ReportSnapshot>(b => b.BuildAsync(report, Ct))).ShouldBe(first);
        SnapshotJson.Write(SnapshotJson.Read(first)).ShouldBe(first);
    }

    [Fact]
    public async Task Two_workers_on_one_report_agree_on_one_snapshot()
    {
        await using var shop = await WorkedShopAsync();
        var reportId = await RequestAsync(shop, WorkedExample.March, FigureFilter.None);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RenderAsync(shop, reportId))));
        results.ShouldAllBe(cause => cause == null);
        (await shop.ReadAsync(db => db.ReportFiles)).Count.ShouldBe(1);
        (await SnapshotAsync(shop, reportId)).Kpis.Current.NetSales.ShouldBe(180m);
    }

    [Fact]
    public async Task Filter_of_the_report_cuts_its_figures()
    {
        await using var shop = await WorkedShopAsync();
        var reportId = await RequestAsync(shop, WorkedExample.March, new FigureFilter("North"));
        (await RenderAsync(shop, reportId)).ShouldBeNull();
        (await SnapshotAsync(shop, reportId)).Kpis.Current.NetSales.ShouldBe(150m);
    }

    [Fact]
    public async Task Shop_without_data_gets_a_report_that_says_so()
    {
        await using var shop = await portal.OpenAsync();
        var reportId = await MarchAsync(shop);
        var snapshot = await SnapshotAsync(shop, reportId);
        (snapshot.AsOfDate, snapshot.Kpis.Current.Orders, snapshot.Rfm.RunId).ShouldBe((null, 0, null));
    }

    [Fact]
    public async Task Shop_whose_orders_name_nobody_is_told_nothing_of_customers_nor_of_what_is_unknown()
    {
        await using var stranger = await AnalysedAsync(seed => seed.Order("X", "D", "2024-03-05", 999));
        await using var shop = await AnalysedAsync(seed => seed.Customer("P", "Paula")
            .Order("G1", null, "2024-03-05", 60, category: "Unknown", region: "Unknown").Order("G2", null, "2024-03-06", 20, category: "Games", region: "Unknown"));

        var snapshot = await SnapshotAsync(shop, await MarchAsync(shop));

        var sentences = new SectionSentences(snapshot, new PrintFormat("EUR"));
        snapshot.TopCustomers.ShouldBeEmpty("Paula is known and has never ordered");
        new[] { sentences.TopCustomers(), sentences.Rfm(), sentences.TiersAndActivity() }.ShouldAllBe(sentence => sentence == "No customer has ordered yet.");
        sentences.Categories().ShouldBe("Of what is known, Games sells most (€20); costs are not known, so that profit cannot be shown.");
        sentences.Regions().ShouldBe("No sales are known by region in this period.");
    }

    [Fact]
    public async Task Report_of_another_shop_is_not_there()
    {
        await using var shop = await WorkedShopAsync();
        await using var other = await portal.OpenAsync();
        var reportId = await MarchAsync(shop);
        (await other.DoAsync<StoredReports, ReportListing?>(r => r.FindAsync(reportId, Ct))).ShouldBeNull();
        (await other.DoAsync<StoredReports, FrozenReport?>(r => r.FrozenAsync(reportId, Ct))).ShouldBeNull();
        (await other.DoAsync<StoredReports, byte[]?>(r => r.PdfAsync(reportId, Ct))).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => RenderAsync(other, reportId));
    }

    [Theory]
    [InlineData("2024-03-01", "2024-03-01")]
    [InlineData("2024-03-02", "2024-03-01")]
    [InlineData("2000-01-01", "2024-03-01")]
    public async Task Period_without_days_or_longer_than_ten_years_is_refused(string from, string to)
    {
        await using var shop = await portal.OpenAsync();
        await Should.ThrowAsync<ReportRuleException>(() => RequestAsync(shop, new Period(DateOnly.Parse(from), DateOnly.Parse(to)), FigureFilter.None));
    }

    /// <summary>The worked example, analysed, beside a shop whose orders would change every figure.</summary>
    private async Task<ReportsShop> WorkedShopAsync()
    {
        await using var noise = await portal.OpenAsync(orders: seed => seed.WithWorkedExample().Order("X1", "C1", "2024-03-05", 7777));
        return await AnalysedAsync(seed => seed.WithWorkedExample());
    }

    private async Task<ReportsShop> AnalysedAsync(Func<ShopSeed, ShopSeed> orders)
    {
        var shop = await portal.OpenAsync(orders: orders);
        var run = await shop.DoAsync<TenantAnalysis, Guid>(a => a.RequestAsync(Ct));
        await shop.DoAsync<TenantAnalysis, int>(async a =>
        {
            await a.RunAsync(run, Ct);
            return 0;
        });
        return shop;
    }

    private static async Task<Guid> MarchAsync(ReportsShop shop)
    {
        var reportId = await RequestAsync(shop, WorkedExample.March, FigureFilter.None);
        (await RenderAsync(shop, reportId)).ShouldBeNull();
        return reportId;
    }

    private static Task<Guid> RequestAsync(ReportsShop shop, Period period, FigureFilter filter)
        => shop.DoAsync<ReportRequests, Guid>(r => r.RequestAsync(period, filter, null, null, Ct));

    private static Task<string?> RenderAsync(ReportsShop shop, Guid reportId) => shop.DoAsync<RenderReport, string?>(r => r.RunAsync(reportId, Ct));

    private static async Task<ReportSnapshot> SnapshotAsync(ReportsShop shop, Guid reportId)
        => (await shop.DoAsync<StoredReports, FrozenReport?>(r => r.FrozenAsync(reportId, Ct)))!.Snapshot;

    private static async Task<(byte[] Snapshot, byte[] Pdf)> BytesAsync(ReportsShop shop, Guid reportId)
        => ((await shop.ReadAsync(db => db.Reports.Where(r => r.ReportId == reportId))).Single().Snapshot!, (await shop.DoAsync<StoredReports, byte[]?>(r => r.PdfAsync(reportId, Ct)))!);
}
