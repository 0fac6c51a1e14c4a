using System.Globalization;
using Npgsql;
using ReportingPortal.Data.Sql;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Sql;

/// <summary>What the server sends of a value is read as what the value is.</summary>
public class CopyReaderTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_type_is_read_as_what_it_is()
    {
        const string One = "select 'Ärmel 袖 👕', ''::text, null::text, true, false, -7::smallint, date '1999-12-31', uuid '00112233-4455-6677-8899-aabbccddeeff'";
        var rows = await ReadAsync(One, row => (row.GetText(0).ToString(), row.GetString(1), row.GetStringOrNull(2), row.IsNull(1), row.IsNull(2), row.GetBoolean(3), row.GetBoolean(4), row.GetInt16(5), row.GetDate(6), row.GetGuid(7)));

        rows.ShouldBe([("Ärmel 袖 👕", "", null, false, true, true, false, (short)-7, new DateOnly(1999, 12, 31), new Guid("00112233-4455-6677-8899-aabbccddeeff"))]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.0001", 1)]
    [InlineData("0.5", 5000)]
    [InlineData("-0.1234", -1234)]
    [InlineData("1", 10_000)]
    [InlineData("9999.9999", 99_999_999)]
    [InlineData("10000", 100_000_000)]
    [InlineData("100000000", 1_000_000_000_000)]
    [InlineData("123456789.0100", 1_234_567_890_100)]
    [InlineData("-922337203685477.5807", -long.MaxValue)]
    public async Task Amounts_are_whole_ten_thousandths(string amount, long expected)
        => (await ReadAsync($"select {amount}::numeric(20, 4)", row => row.GetTenThousandths(0))).ShouldBe([expected]);

    [Theory]
    [InlineData("922337203685477.5808")]
    [InlineData("'NaN'")]
    [InlineData("'Infinity'")]
    public async Task An_amount_that_is_too_large_or_no_number_is_refused(string amount)
        => await Should.ThrowAsync<OverflowException>(() => ReadAsync($"select {amount}::numeric", row => row.GetTenThousandths(0)));

    [Fact]
    public async Task Moments_are_microseconds_since_1970_before_it_as_well()
    {
        const string Moments = "timestamptz '1970-01-01 00:00:00.000001+00', timestamptz '1969-12-31 23:59:59.5+00', timestamptz '2024-02-29 12:00:00+01'";
        var leapDay = new DateTimeOffset(2024, 2, 29, 11, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;

        (await ReadAsync($"select {Moments}", row => (row.GetMicroseconds(0), row.GetMicroseconds(1), row.GetMicroseconds(2)))).ShouldBe([(1, -500_000, leapDay)]);
        (await ReadAsync($"select array[{Moments}], array[]::timestamptz[]", row => string.Join(' ', [.. MomentsOf(row, 0), .. MomentsOf(row, 1)])))
            .ShouldBe([string.Create(CultureInfo.InvariantCulture, $"1 -500000 {leapDay}")]);
    }

    [Fact]
    public async Task Rows_longer_than_the_buffer_and_rows_across_its_end_are_whole()
    {
        const string Growing = "select g.n::text, repeat(chr(65 + g.n % 26), g.n * 700), -g.n::numeric, (65 + g.n % 26)::smallint from generate_series(0, 300) as g (n) order by g.n";
        var rows = await ReadAsync(Growing, row => (row.GetString(0), row.GetText(1).Length, row.GetText(1).Count((char)row.GetInt16(3)), row.GetTenThousandths(2)));

        rows.ShouldBe(Enumerable.Range(0, 301).Select(n => (n.ToString(CultureInfo.InvariantCulture), n * 700, n * 700, -10_000L * n)));
    }

    [Fact]
    public async Task Nothing_is_read_of_no_rows() => (await ReadAsync("select 1 where false", _ => 1)).ShouldBeEmpty();

    [Fact]
    public async Task A_row_the_server_fails_at_is_its_error()
        => (await Should.ThrowAsync<PostgresException>(() => ReadAsync("select (1 / (3 - n))::smallint from generate_series(1, 9) as n", row => row.GetInt16(0)))).SqlState.ShouldBe("22012");

    private static List<long> MomentsOf(CopyReader row, int column)
    {
        var moments = new List<long>();
        row.AddMicroseconds(column, moments);
        return moments;
    }

    private async Task<List<T>> ReadAsync<T>(string statement, Func<CopyReader, T> take)
    {
        await using var connection = await database.Sources.App.OpenConnectionAsync(Ct);
        await using var stream = await connection.BeginRawBinaryCopyAsync($"copy ({statement}) to stdout (format binary)", Ct);
        var (rows, reader) = (new List<T>(), new CopyReader(stream));
        while (reader.Read())
        {
            rows.Add(take(reader));
        }

        return rows;
    }
}
