using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

/// <summary>The R package's data as of 2006-12-31; expectations worked out from the definitions, apart from this code.</summary>
public class RfmReferenceTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cuts_groups_and_concentration_are_the_published_ones()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        await using var scope = await database.AnalysedAsync(shop => shop.WithRfmData(), Ct);

        var rfm = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);

        // The data end on 2006-12-30, a day before the package's as-of date: recency is a day less throughout.
        rfm.AsOfDate.ShouldBe(new DateOnly(2006, 12, 30));
        rfm.ScoredCustomers.ShouldBe(995);
        rfm.Cuts.Select(c => c.Measure).ShouldBe(["recency_days", "frequency", "monetary"]);
        rfm.Cuts[0].Cuts.ShouldBe([113, 179, 295.4m, 480]);
        rfm.Cuts[1].Cuts.ShouldBe([3, 4, 5, 7]);
        rfm.Cuts[2].Cuts.ShouldBe([254.8m, 381, 505.4m, 665]);
        rfm.Groups.ToDictionary(g => g.Group, g => g.Customers).ShouldBe(
            new Dictionary<string, int>
            {
                ["Champions"] = 99,
                ["Loyal Customers"] = 169,
                ["Potential Loyalists"] = 146,
                ["New Customers"] = 30,
                ["Promising"] = 31,
                ["Need Attention"] = 46,
                ["About to Sleep"] = 76,
                ["At Risk"] = 136,
                ["Can't Lose Them"] = 22,
                ["Hibernating"] = 240,
            });
        rfm.Groups.Sum(g => g.NetSales).ShouldBe(464_158);
        rfm.Cells.Sum(cell => cell.Customers).ShouldBe(995);
        rfm.ValueTiers.Sum(tier => tier.Customers).ShouldBe(995);
    }

    [Fact]
    public async Task Pareto_and_repeat_customers_are_the_published_ones()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        await using var scope = await database.OpenAsync(shop => shop.WithRfmData(), Ct);

        var pareto = await new ParetoQuery(scope.Session, scope.Session.Days(), scope.Session.Groups(), new FigureCache()).RunAsync(ParetoBy.Customer, RfmData.Period, FigureFilter.None, Ct);
        var kpis = (await new KpiQuery(scope.Session, scope.Session.Days()).RunAsync(RfmData.Period, FigureFilter.None, CompareTo.PreviousPeriod, Ct)).Current;

        (pareto.ItemsTotal, pareto.ItemsTo80).ShouldBe((995, 606));
        Math.Round(pareto.ShareTo80!.Value, 3).ShouldBe(.609m);
        Math.Round(pareto.Top20Share!.Value, 4).ShouldBe(.3562m);
        Math.Round(pareto.Gini!.Value, 4).ShouldBe(.2896m);
        (kpis.NetSales, kpis.Orders, kpis.Customers).ShouldBe((464_158m, 4_906, 995));
        Math.Round(kpis.RepeatPurchaseRate!.Value * 995, 6).ShouldBe(953);
    }
}
