using ReportingPortal.Data.Sql;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Sql;

public class SqlLiteralsTests
{
    [Fact]
    public void Values_stand_where_they_are_named_and_nowhere_else()
        => Inline("@a + @ab, x@a, 'b'::@a, @missing, n::int @> @a", ("a", -1), ("ab", (short)2)).ShouldBe("(-1) + (2), x@a, 'b'::@a, @missing, n::int @> (-1)");

    [Fact]
    public void Dates_lists_truth_and_nothing_are_written_with_their_types()
        => Inline("@day @days @types @none @yes @long", ("day", new DateOnly(2024, 2, 29)), ("days", new[] { new DateOnly(1, 1, 1), DateOnly.MaxValue }), ("types", new short[] { 1, 3 }), ("none", null), ("yes", true), ("long", long.MinValue))
            .ShouldBe("date '2024-02-29' array['0001-01-01','9999-12-31']::date[] array[1,3]::smallint[] null true (-9223372036854775808)");

    [Fact]
    public void An_empty_list_keeps_its_type() => Inline("@days", ("days", Array.Empty<DateOnly>())).ShouldBe("array[]::date[]");

    [Fact]
    public void Texts_are_refused() => Should.Throw<NotSupportedException>(() => Inline("@name", ("name", "'; drop table orders; --")));

    private static string Inline(string sql, params (string Name, object? Value)[] values)
        => SqlLiterals.Inline(sql, values.ToDictionary(each => each.Name, each => each.Value));
}
