using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Quality;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Quality;

public class OutlierBoundsTests
{
    [Fact]
    public void Quartiles_between_values_are_exact_and_bounds_rounded_half_away_from_zero()
    {
        // 1, 2, 3, 4: Q1 1.75, Q3 3.25, so 1.75 - 4.5 and 3.25 + 4.5.
        OutlierBounds.Of([10_000, 20_000, 30_000, 40_000]).ShouldBe(new OutlierBounds(-27_500, 77_500));
        OutlierBounds.Of([1, 2, 3, 4]).ShouldBe(new OutlierBounds(-3, 8));
        // 1, 1, 2, 2, 3: Q1 1, Q3 2.
        OutlierBounds.Of([1, 1, 2, 2, 3]).ShouldBe(new OutlierBounds(-2, 5));
        OutlierBounds.Of([2, 2, 4, 6]).ShouldBe(new OutlierBounds(-6, 12), "Q1 2, Q3 4.5, so -5.5 and 12; a half goes away from zero");
    }

    [Fact]
    public void Where_half_of_all_values_are_equal_the_median_is_the_spread()
    {
        OutlierBounds.Of([1, 10, 10, 10, 99]).ShouldBe(new OutlierBounds(-20, 40));
        OutlierBounds.Of([0, 0, 0, 0]).ShouldBe(new OutlierBounds(0, 0));
    }

    [Fact]
    public void The_largest_amounts_there_are_overflow_nothing()
    {
        const long Most = 999_999_999_999_999_999;
        var bounds = OutlierBounds.Of([-Most, -Most, Most, Most]);
        (bounds.Contains(Most), bounds.Contains(-Most)).ShouldBe((true, true));
    }

    [Fact]
    public void Any_values_give_what_decimals_give()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<int[]>(values =>
        {
            long[] sorted = [.. values.Append(7).Select(value => (long)value).Order()];
            decimal Quartile(int k)
            {
                var position = k * (sorted.Length - 1) / 4m;
                var below = (int)Math.Floor(position);
                return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
            }

            var spread = Quartile(3) == Quartile(1) ? Quartile(2) : Quartile(3) - Quartile(1);
            OutlierBounds.Of(sorted).ShouldBe(new OutlierBounds(
                (long)Math.Round(Quartile(1) - (3 * spread), MidpointRounding.AwayFromZero), (long)Math.Round(Quartile(3) + (3 * spread), MidpointRounding.AwayFromZero)));
        }));
    }
}
