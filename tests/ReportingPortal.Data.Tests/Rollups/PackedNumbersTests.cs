using ReportingPortal.Data.Rollups;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Rollups;

public class PackedNumbersTests
{
    [Theory]
    [InlineData(new long[] { }, 1)]
    [InlineData(new long[] { 0, 0, 0 }, 1)]
    [InlineData(new long[] { -1, 0 }, 1 + 2)]
    [InlineData(new long[] { 127, -128 }, 1 + 2)]
    [InlineData(new long[] { 128, 0 }, 1 + 4)]
    [InlineData(new long[] { -129, 0 }, 1 + 4)]
    [InlineData(new long[] { 8_388_607, -8_388_608 }, 1 + 6)]
    [InlineData(new long[] { 8_388_608 }, 1 + 4)]
    [InlineData(new long[] { long.MinValue, long.MaxValue, 1 }, 1 + 24)]
    public void A_column_is_as_wide_as_its_widest_number_and_reads_back(long[] column, int size)
    {
        var packed = PackedColumns.Of(column);

        packed.Length.ShouldBe(PackedNumbers.HeadSize + size);
        PackedNumbers.Read(packed, 1).ShouldHaveSingleItem().ShouldBe(column);
    }

    [Fact]
    public void Columns_of_different_widths_stand_behind_one_another()
    {
        long[][] columns = [[1, 2, 3], [0, 0, 0], [-70_000, 5, 1L << 40]];

        PackedNumbers.Read(PackedColumns.Of(columns), 3).ShouldBe(columns);
    }

    [Fact]
    public void The_form_is_the_one_that_statements_can_make()
        => PackedColumns.Of([1, -2], [300, 0]).ShouldBe(new byte[] { 0, 0, 0, 2, 1, 1, 0xFE, 2, 1, 44, 0, 0 });
}
