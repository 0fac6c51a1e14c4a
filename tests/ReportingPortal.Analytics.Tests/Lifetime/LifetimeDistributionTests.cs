using ReportingPortal.Analytics.Lifetime;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class LifetimeDistributionTests
{
    [Fact]
    public void Bins_have_a_round_width_and_hold_everybody()
    {
        // 0, 1, .., 100: the 95th of a hundred is 95, a fifteenth of that 6.3, the next round width 10.
        var spread = LifetimeDistribution.Of(Enumerable.Range(0, 101).Select(value => (decimal)value));

        (spread.Total, spread.Mean, spread.Median, spread.P90).ShouldBe((5050, 50, 50, 90));
        // The first 11 of 101: 90 to 100.
        spread.TopTenthShare!.Value.ShouldBe(1045m / 5050);
        spread.Bins.Count.ShouldBe(11);
        spread.Bins[0].ShouldBe(new LifetimeBin(0, 10, 10, 45));
        spread.Bins[10].ShouldBe(new LifetimeBin(100, 110, 1, 100));
    }

    [Fact]
    public void What_lies_far_out_and_below_nothing_stands_in_open_bins()
    {
        var spread = LifetimeDistribution.Of(Enumerable.Repeat(1m, 98).Append(-30).Append(1_000_000));

        spread.Bins[0].ShouldBe(new LifetimeBin(null, 0, 1, -30));
        spread.Bins[^1].ShouldBe(new LifetimeBin(1.5m, null, 1, 1_000_000));
        spread.Bins.Sum(bin => bin.Customers).ShouldBe(100);
        spread.Bins.Sum(bin => bin.Total).ShouldBe(spread.Total);
    }

    [Fact]
    public void Nothing_at_all_is_one_bin()
        => LifetimeDistribution.Of([0, 0, 0]).Bins.ShouldBe([new LifetimeBin(0, 1, 3, 0)]);
}
