using Npgsql;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Storing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

public class FailureMessageTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string OfAmounts = "Amounts add up to more than can be kept (99,999,999,999,999). Nothing of the file was taken over. Look for mistaken amounts or quantities";
    private const string AfterCount = " Nothing of the file was taken over. Look for a customer or product with far too many orders or events, and upload the file again without them;";

    [Fact]
    public void Only_amounts_that_add_up_to_too_much_are_told_as_such()
    {
        Exception[] ofAmounts =
        [
            Should.Throw<AmountOverflowException>(() => TenThousandths.Sum(long.MaxValue, 1)),
            Should.Throw<AmountOverflowException>(() => TenThousandths.Of(-1e15m)),
            new PostgresException("Feldüberlauf bei Typ »numeric«", "FEHLER", "ERROR", PostgresErrorCodes.NumericValueOutOfRange, routine: "apply_typmod"),
        ];
        Exception[] others = [new OverflowException(), new InvalidOperationException()];

        ofAmounts.ShouldAllBe(failure => FailureMessage.Of(failure, UploadTask.Load).StartsWith(OfAmounts));
        others.ShouldAllBe(failure => FailureMessage.Of(failure, UploadTask.Load).StartsWith("Something went wrong inside the portal. Nothing of the file"));
    }

    /// <summary>One code of the server's for all of them: what ran over is told apart.</summary>
    [Theory]
    [InlineData("select sum(n)::numeric(18, 4) from (values (99999999999999.9999), (0.0001)) as t (n)", OfAmounts)]
    [InlineData("create temp table kept (net_sales numeric(18, 4)); insert into kept values (-1e14)", OfAmounts)]
    [InlineData("select 32767::smallint + 1::smallint", "A count came to more than can be kept (32,767)." + AfterCount)]
    [InlineData("select 2147483647 + 1", "A count came to more than can be kept (2,147,483,647)." + AfterCount)]
    [InlineData("select sum(n)::integer from (values (2147483647), (1)) as t (n)", "A count came to more than can be kept (2,147,483,647)." + AfterCount)]
    [InlineData("select 1e10::integer", "A count came to more than can be kept (2,147,483,647)." + AfterCount)]
    [InlineData("select '2147483648'::integer", "A count came to more than can be kept (2,147,483,647)." + AfterCount)]
    [InlineData("select 9223372036854775807 + 1", "A count came to more than can be kept (9,223,372,036,854,775,807)." + AfterCount)]
    [InlineData("select sum(n)::bigint from (values (9223372036854775807), (1)) as t (n)", "A count came to more than can be kept (9,223,372,036,854,775,807)." + AfterCount)]
    [InlineData("select 1e308::float8 * 10", "A number came to more than can be kept. Nothing of the file was taken over. Look for mistaken amounts, quantities or repeated rows")]
    [InlineData("select 1e131000 * 1e131000", "A number came to more than can be kept. Nothing of the file was taken over. Look for mistaken amounts, quantities or repeated rows")]
    public async Task What_is_out_of_range_for_the_server_is_told_by_what_it_is(string statement, string told)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);

        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        refused.SqlState.ShouldBe(PostgresErrorCodes.NumericValueOutOfRange);
        FailureMessage.Of(refused, UploadTask.Load).ShouldStartWith(told, customMessage: $"{refused.MessageText} by {refused.Routine}");
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
