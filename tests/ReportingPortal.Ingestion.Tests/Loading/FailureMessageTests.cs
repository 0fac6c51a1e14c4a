using Npgsql;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Storing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class FailureMessageTests
{
    [Fact]
    public void Only_amounts_that_add_up_to_too_much_are_told_as_such()
    {
        Exception[] ofAmounts =
        [
            Should.Throw<AmountOverflowException>(() => TenThousandths.Sum(long.MaxValue, 1)),
            Should.Throw<AmountOverflowException>(() => TenThousandths.Of(-1e15m)),
            new PostgresException("numeric field overflow", "ERROR", "ERROR", PostgresErrorCodes.NumericValueOutOfRange),
        ];
        Exception[] others = [new OverflowException(), new InvalidOperationException()];

        ofAmounts.ShouldAllBe(failure => FailureMessage.Of(failure, UploadTask.Load).StartsWith("Amounts add up to more than can be kept (99,999,999,999,999). Nothing of the file"));
        others.ShouldAllBe(failure => FailureMessage.Of(failure, UploadTask.Load).StartsWith("Something went wrong inside the portal. Nothing of the file"));
    }

    [Theory]
    [InlineData(long.MaxValue - 1, 1, long.MaxValue)]
    [InlineData(long.MinValue + 1, -1, long.MinValue)]
    [InlineData(long.MaxValue, long.MinValue, -1)]
    [InlineData(-5, 5, 0)]
    public void A_sum_that_fits_is_exact_up_to_the_last_ten_thousandth(long one, long other, long sum)
        => TenThousandths.Sum(one, other).ShouldBe(sum);

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MinValue, long.MinValue)]
    public void A_sum_that_does_not_fit_is_an_error_in_either_direction(long one, long other)
        => Should.Throw<AmountOverflowException>(() => TenThousandths.Sum(one, other));
}
