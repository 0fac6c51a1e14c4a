using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Distribution;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Distribution;

public class ValueDistributionTests
{
    [Fact]
    public void Ten_values_give_the_figures_worked_out_by_hand()
    {
        var spread = Of(false, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100);

        (spread.Count, spread.Mean, spread.Median, spread.Min, spread.Max).ShouldBe((10, 14.5m, 5.5m, 1m, 100m));
        // Type 7: places 0.9, 2.25, 6.75, 8.1, 8.55 and 8.91 of 0 to 9.
        (spread.P10, spread.P25, spread.P75, spread.P90, spread.P95, spread.P99).ShouldBe((1.9m, 3.25m, 7.75m, 18.1m, 59.05m, 91.81m));
        // 7.75 + 1.5 x 4.5; only 100 lies above. Sum of squares 10,285 less 10 x 14.5², over 10.
        (spread.OutlierAbove, spread.Outliers).ShouldBe((14.5m, 1));
        Math.Round(spread.StandardDeviation!.Value, 4).ShouldBe((decimal)Math.Round(Math.Sqrt((10_285 - 2102.5) / 10), 4));
        spread.Skewness!.Value.ShouldBe(2.63008, .00001);
        // 2 x 4.5 / 10^(1/3) is 4.18 wide: 24 bins of the 99.
        spread.Bins.Count.ShouldBe(24);
        spread.Bins.Sum(bin => bin.Count).ShouldBe(10);
        (spread.Bins[0].From, spread.Bins[0].To, spread.Bins[0].Count).ShouldBe((1m, 5.125m, 5));
    }

    [Fact]
    public void Without_a_distance_of_quartiles_bins_are_the_root_of_the_number()
    {
        // 400 equal values and one other: 20.02 bins, so 21.
        Of(false, [.. Enumerable.Repeat(7m, 400), 9]).Bins.Count.ShouldBe(21);
        Of(false, [.. Enumerable.Repeat(7m, 8), 9]).Bins.Count.ShouldBe(10);
        Of(false, [.. Enumerable.Repeat(7m, 9_000), 9]).Bins.Count.ShouldBe(60);
    }

    [Fact]
    public void Equal_values_are_one_bin_without_skewness_or_outliers()
    {
        var spread = Of(false, 5, 5, 5);

        spread.Bins.ShouldBe([new HistogramBin(5, 5, 3)]);
        (spread.StandardDeviation, spread.Skewness, spread.Outliers, spread.Median).ShouldBe((0m, null, 0, 5m));
    }

    [Fact]
    public void A_single_value_is_every_quantile_and_none_gives_no_figure()
    {
        var one = Of(true, 12.34m);

        (one.P10, one.Median, one.P99, one.Mean).ShouldBe((12.34m, 12.34m, 12.34m, 12.34m));
        Of(false).ShouldBeEquivalentTo(ValueDistribution.Empty);
    }

    [Fact]
    public void On_growing_steps_zero_and_negative_values_are_counted_apart_and_stay_in_the_figures()
    {
        var spread = Of(true, -10, 0, 1, 10, 100, 1000);

        (spread.Count, spread.NotBinned, spread.Min, spread.Bins.Sum(bin => bin.Count)).ShouldBe((6, 2, -10m, 4));
        // Ten bins over three powers of ten: each grows by 10^0.3.
        spread.Bins.Count.ShouldBe(10);
        spread.Bins[0].To.ShouldBe(1.9953m, .0001m);
        (spread.Bins[0].Count, spread.Bins[^1].Count).ShouldBe((1, 1));
    }

    [Fact]
    public void Only_refunds_have_a_spread_but_no_growing_steps()
    {
        var spread = Of(true, -3, -1);

        (spread.Mean, spread.NotBinned, spread.Bins.Count).ShouldBe((-2m, 2, 0));
    }

    [Fact]
    public void For_any_values_bins_hold_each_once_and_the_order_given_is_irrelevant()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyArray<int>, bool>((cents, log) =>
        {
            decimal[] values = [.. cents.Get.Select(each => each / 100m)];
            var spread = Of(log, values);

            Of(log, [.. values.Reverse()]).ShouldBeEquivalentTo(spread);
            (spread.Bins.Sum(bin => bin.Count) + spread.NotBinned).ShouldBe(values.Length);
            spread.Mean!.Value.ShouldBe(values.Average(), 1e-9m);
            spread.Outliers.ShouldBe(values.Count(value => value > spread.OutlierAbove));
            foreach (var (bin, i) in spread.Bins.Select((bin, i) => (bin, i)))
            {
                var isLast = i == spread.Bins.Count - 1;
                bin.Count.ShouldBe(values.Count(value => (!log || value > 0) && value >= bin.From && (value < bin.To || (isLast && value == bin.To))), $"bin {i}");
            }
        }));
    }

    private static ValueDistribution Of(bool log, params decimal[] values) => ValueDistribution.Of([.. values.Select(PackedMoney.Units)], log);
}
