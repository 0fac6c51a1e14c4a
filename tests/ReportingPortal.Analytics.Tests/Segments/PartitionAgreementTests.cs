using ReportingPortal.Analytics.Segments;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Segments;

public class PartitionAgreementTests
{
    [Fact]
    public void Six_customers_by_hand()
    {
        // Parts of 3 and 3 against 2 and 4: together C(2,2) + C(1,2) + C(3,2) = 1 + 0 + 3 = 4; rows 3 + 3; columns 1 + 6;
        // all 15; chance 6 x 7 / 15 = 2.8; most 6.5 - 2.8 = 3.7; (4 - 2.8) / 3.7.
        int[][] table = [[2, 1], [0, 3]];

        PartitionAgreement.AdjustedRand(table)!.Value.ShouldBe(1.2 / 3.7, 1e-12);
        PartitionAgreement.Purity(table)!.Value.ShouldBe(5.0 / 6, 1e-12);
    }

    [Fact]
    public void The_same_parts_agree_wholly_whatever_they_are_called()
    {
        PartitionAgreement.AdjustedRand([[0, 4, 0], [0, 0, 2], [5, 0, 0]]).ShouldBe(1);
        PartitionAgreement.Purity([[0, 4, 0], [0, 0, 2], [5, 0, 0]]).ShouldBe(1);
    }

    [Fact]
    public void Parts_of_equal_shares_agree_no_better_than_chance()
        => PartitionAgreement.AdjustedRand([[50, 50], [50, 50]])!.Value.ShouldBe(0, .02);

    [Fact]
    public void Nothing_or_one_part_on_both_sides_is_no_comparison()
    {
        PartitionAgreement.AdjustedRand([]).ShouldBeNull();
        PartitionAgreement.AdjustedRand([[1]]).ShouldBeNull();
        PartitionAgreement.AdjustedRand([[9]]).ShouldBeNull();
        PartitionAgreement.Purity([]).ShouldBeNull();
    }
}
