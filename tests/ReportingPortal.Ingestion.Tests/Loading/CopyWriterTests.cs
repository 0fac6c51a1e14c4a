using System.Globalization;
using System.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using ReportingPortal.Ingestion.Loading;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Rows written by hand arrive as those of the driver's own importer.</summary>
public class CopyWriterTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly decimal[] Amounts =
    [
        0, 1, -1, 0.5m, -0.0001m, 0.00005m, 12.34m, 9999, 10000, 10000.1m, 99999999.9999m, -123456789.01m, 99_999_999_999_999m, 20000, 0.1m, 300.0005m,
    ];

    [Fact]
    public async Task Every_type_reads_back_as_the_importer_writes_it()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await connection.ExecuteAsync("create temp table ours (n bigint, t text, s smallint, i int, b bool, d date, z timestamptz, m numeric(18,4), a text[])");
        await connection.ExecuteAsync("create temp table theirs (like ours)");
        await using (var stream = await connection.BeginRawBinaryCopyAsync("copy ours from stdin (format binary)", Ct))
        {
            WriteOurs(new CopyWriter(stream));
        }

        await WriteTheirsAsync(connection);

        (await connection.ExecuteScalarAsync<long>("select count(*) from (select * from ours except all select * from theirs) as x")).ShouldBe(0);
        (await connection.ExecuteScalarAsync<long>("select count(*) from ours")).ShouldBe(Amounts.Length);
    }

    [Fact]
    public void Equal_fields_hash_equal_and_others_do_not()
    {
        var writer = new CopyWriter(Stream.Null);
        long HashOf(string text, decimal amount)
        {
            var start = writer.Position;
            writer.Text(Encoding.UTF8.GetBytes(text));
            writer.Money(amount);
            return writer.HashSince(start);
        }

        HashOf("lamp", 1.50m).ShouldBe(HashOf("lamp", 1.5m));
        HashOf("lamp", 1.51m).ShouldNotBe(HashOf("lamp", 1.5m));
        HashOf("lamq", 1.5m).ShouldNotBe(HashOf("lamp", 1.5m));
    }

    [Theory]
    [InlineData("922337203685477.5807", 9223372036854775807)]
    [InlineData("-922337203685477.5808", -9223372036854775808)]
    [InlineData("0.00005", 1)]
    [InlineData("-0.00005", -1)]
    [InlineData("1.00004999", 10000)]
    [InlineData("-12.3", -123000)]
    public void Ten_thousandths_round_half_away_from_zero(string value, long expected)
        => TenThousandths.Of(decimal.Parse(value, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Theory]
    [InlineData("922337203685477.5808")]
    [InlineData("-922337203685477.5809")]
    [InlineData("79228162514264337593543950335")]
    public void More_than_a_whole_number_holds_is_an_error(string value)
        => Should.Throw<AmountOverflowException>(() => TenThousandths.Of(decimal.Parse(value, CultureInfo.InvariantCulture)));

    private static void WriteOurs(CopyWriter copy)
    {
        for (var i = 0; i < Amounts.Length; i++)
        {
            copy.BeginRow(9);
            copy.Int64(i);
            copy.TextOrNull(Encoding.UTF8.GetBytes(i % 3 == 0 ? "" : $"täxt {i}"));
            copy.Int16((short)-i);
            copy.Int32(i % 2 == 0 ? null : i * 1000);
            copy.Bool(i % 2 == 0);
            copy.Date(i % 4 == 0 ? null : new DateOnly(1999, 12, 25).AddDays(i));
            copy.Timestamp(new DateTime(1999, 12, 31, 23, 0, 0, DateTimeKind.Utc).AddMinutes(i * 17));
            copy.Money(Amounts[i]);
            copy.TextArray([.. Enumerable.Repeat($"r{i}", i % 3)]);
        }

        copy.Complete();
    }

    private static async Task WriteTheirsAsync(NpgsqlConnection connection)
    {
        await using var importer = await connection.BeginBinaryImportAsync("copy theirs from stdin (format binary)", Ct);
        for (var i = 0; i < Amounts.Length; i++)
        {
            await importer.StartRowAsync(Ct);
            await importer.WriteAsync((long)i, Ct);
            await importer.WriteAsync(i % 3 == 0 ? null : $"täxt {i}", NpgsqlDbType.Text, Ct);
            await importer.WriteAsync((short)-i, Ct);
            await importer.WriteAsync(i % 2 == 0 ? (int?)null : i * 1000, Ct);
            await importer.WriteAsync(i % 2 == 0, Ct);
            await importer.WriteAsync(i % 4 == 0 ? (DateOnly?)null : new DateOnly(1999, 12, 25).AddDays(i), Ct);
            await importer.WriteAsync(new DateTime(1999, 12, 31, 23, 0, 0, DateTimeKind.Utc).AddMinutes(i * 17), Ct);
            await importer.WriteAsync(Math.Round(Amounts[i], 4, MidpointRounding.AwayFromZero), Ct);
            await importer.WriteAsync(Enumerable.Repeat($"r{i}", i % 3).ToArray(), Ct);
        }

        await importer.CompleteAsync(Ct);
    }
}
