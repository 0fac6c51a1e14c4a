using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Rfm;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Rfm;

public class SortedValuesTests
{
    [Fact]
    public void Counted_numbers_stand_where_sorted_ones_do()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<ushort[], bool>((values, isWide) =>
        {
            int[] numbers = [.. values.Select(value => value % 7 * (isWide ? 50_000 : 1))];
            int[] sorted = [.. numbers.Order()];
            var found = SortedValues.Of(numbers);
            Enumerable.Range(0, found.Count).Select(found.At).ShouldBe(sorted.Select(value => (decimal)value));
        }));
    }

    [Fact]
    public void Numbers_below_zero_are_sorted_too()
    {
        var found = SortedValues.Of(new[] { 3, -1, 2 });
        Enumerable.Range(0, found.Count).Select(found.At).ShouldBe([-1m, 2m, 3m]);
    }
}
