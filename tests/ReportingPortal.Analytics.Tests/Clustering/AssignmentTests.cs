using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Clustering;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Clustering;

public class AssignmentTests
{
    [Fact]
    public void The_cheapest_whole_may_leave_the_cheapest_pair_out()
    {
        Assignment.Cheapest(new double[,] { { 1, 2 }, { 1, 100 } }).ShouldBe([1, 0]);
    }

    [Fact]
    public void For_any_costs_no_permutation_is_cheaper()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 5).Two().SelectMany(size => Gen.Choose(0, 50).ListOf(size.Item1 * (size.Item1 + size.Item2))
            .Select(costs => (Rows: size.Item1, Columns: size.Item1 + size.Item2, Costs: costs.ToArray()))).ToArbitrary(), problem =>
        {
            var cost = new double[problem.Rows, problem.Columns];
            foreach (var (i, value) in problem.Costs.Index())
            {
                cost[i / problem.Columns, i % problem.Columns] = value;
            }

            var columns = Assignment.Cheapest(cost);

            columns.Distinct().Count().ShouldBe(problem.Rows);
            columns.Index().Sum(pair => cost[pair.Index, pair.Item]).ShouldBe(CheapestOfAll(cost, 0, []));
        }));
    }

    private static double CheapestOfAll(double[,] cost, int row, List<int> used)
        => row == cost.GetLength(0)
            ? 0
            : Enumerable.Range(0, cost.GetLength(1)).Except(used).Min(column => cost[row, column] + CheapestOfAll(cost, row + 1, [.. used, column]));
}
