using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class RoundedPartsTests
{
    [Fact]
    public void Units_left_over_go_to_the_largest_remainders()
        => RoundedParts.Of([33.4m, 33.4m, 33.2m], 100, 0).ShouldBe([34, 33, 33]);

    [Fact]
    public void Negative_parts_are_cut_down_too()
        => RoundedParts.Of([86.40m, -86.40m, -70m], -70, 0).ShouldBe([86, -86, -70]);

    [Theory]
    [InlineData(2, 1.01, 1.01)]
    [InlineData(1.99, 1, 0.99)]
    public void A_total_that_was_rounded_by_itself_is_still_met(decimal total, decimal first, decimal second)
        => RoundedParts.Of([1.001m, 1.002m], total, 2).Sum().ShouldBe(total, $"{first} {second}");

    [Fact]
    public void Nothing_has_no_parts() => RoundedParts.Of([], 5, 0).ShouldBeEmpty();

    [Fact]
    public void Parts_sum_to_the_total_and_stay_within_a_unit_of_themselves()
        => Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyArray<int>>(thousandths =>
        {
            decimal[] parts = [.. thousandths.Get.Select(part => part / 1000m)];
            var total = Math.Round(parts.Sum(), MidpointRounding.AwayFromZero);

            var rounded = RoundedParts.Of(parts, total, 0);

            rounded.Sum().ShouldBe(total);
            rounded.Zip(parts, (one, other) => Math.Abs(one - other)).ShouldAllBe(distance => distance <= 1);
        }));
}
