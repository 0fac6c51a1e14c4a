using Dapper;
using Npgsql;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class CodePointsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task Texts_stand_in_the_order_of_the_databases_collation_C()
    {
        string[] texts = ["b", "a", "", "ab", "aa", "Z", "é", "\uFB01", "😀", "a😀", "a\uFB01", "a\uE000", "😁", "\uFFFD", "ß", "10", "9"];
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);

        var expected = await connection.QueryAsync<string>("select t from unnest(@texts) as t order by t collate \"C\"", new { texts });

        texts.Order(CodePoints.Order).ShouldBe(expected);
        texts.Order(StringComparer.Ordinal).ShouldNotBe(expected, "surrogates stand before some letters there");
    }
}
