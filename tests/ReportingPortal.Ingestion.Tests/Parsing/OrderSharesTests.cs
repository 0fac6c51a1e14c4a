using ReportingPortal.Ingestion.Parsing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

public class OrderSharesTests
{
    [Fact]
    public void Thirds_of_ten_sum_to_ten() => OrderShares.Of(10m, [1, 1, 1]).ShouldBe([3.3333m, 3.3334m, 3.3333m]);

    [Fact]
    public void A_weight_of_zero_takes_nothing() => OrderShares.Of(5m, [0, 4, 0, 1, 0]).ShouldBe([0m, 4m, 0m, 1m, 0m]);

    [Fact]
    public void Without_weights_nothing_is_cut() => OrderShares.Of(5m, [0, 0]).ShouldBe([0m, 0m]);

    [Fact]
    public void Any_amount_over_any_lines_sums_exactly_and_no_part_is_a_rounding_away_from_its_share()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            decimal[] weights = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(1, 100_000) / 100m)];
            var amount = random.Next(-100_000, 100_000) / 100m;

            var parts = OrderShares.Of(amount, weights);

            parts.Sum().ShouldBe(amount);
            parts.Zip(weights).ShouldAllBe(pair => Math.Abs(pair.First - (amount * pair.Second / weights.Sum())) <= 0.0001m);
        }
    }
}
