using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class AlternatingLeastSquaresTests
{
    [Theory]
    [InlineData(3, 1, .01f)]
    [InlineData(8, 40, .1f)]
    [InlineData(13, 2, 1f)]
    // Customers of at most so many products as a quarter of the factors are solved without steps.
    [InlineData(24, 2, .1f)]
    [InlineData(64, 1, .01f)]
    public void With_steps_enough_each_half_step_gives_the_factors_of_a_full_system_solved_by_elimination(int factors, float alpha, float regularisation)
    {
        var table = Matrices.Random(30, 22, .2, factors);
        var settings = new RecommendationSettings { Factors = factors, Alpha = alpha, Regularisation = regularisation, Iterations = 4, SolverSteps = 5 * factors };
        var users = Matrices.Of(table);
        var (before, halfSteps) = (Full(FactorMatrix.Random(30, factors, settings.Seed, 1, 1)), 0);

        AlternatingLeastSquares.Fit(users, users.Transpose(), settings, (x, y) =>
        {
            // The first half of an iteration solves products, the second customers.
            var solvesItems = halfSteps++ % 2 == 0;
            var got = Full(solvesItems ? y : x);
            ShouldMatch(got, Solve(before, solvesItems ? Turned(table) : table, alpha, regularisation), $"half step {halfSteps}");
            before = got;
        });

        halfSteps.ShouldBe(8);
    }

    [Theory]
    [InlineData(3, 1, .01f)]
    [InlineData(8, 40, .1f)]
    [InlineData(13, 2, 1f)]
    [InlineData(40, 30, .01f)]
    public void A_customer_is_folded_in_by_the_solution_of_the_full_system(int factors, float alpha, float regularisation)
    {
        var table = Matrices.Random(30, 22, .2, factors);
        var (users, items) = (Matrices.Of(table), FactorMatrix.Random(22, factors, 5, 1, 1));
        var (solver, folded) = (new LeastSquaresSolver(items, regularisation, alpha), new FactorMatrix(30, factors));
        for (var user = 0; user < 30; user++)
        {
            solver.Solve(users.Columns(user), users.Values(user), solver.NewEquations(), folded.Row(user));
        }

        ShouldMatch(Full(folded), Solve(Full(items), table, alpha, regularisation), "customers");
    }

    [Fact]
    public void A_few_steps_a_row_come_as_far_as_many()
    {
        var table = Matrices.Random(120, 60, .1, 4);
        var users = Matrices.Of(table);
        var settings = new RecommendationSettings { Factors = 12, Alpha = 5, Regularisation = .1f };
        double LossOf(int steps)
        {
            var loss = 0.0;
            AlternatingLeastSquares.Fit(users, users.Transpose(), settings with { SolverSteps = steps }, (x, y) => loss = Loss(table, Full(x), Full(y), 5, .1));
            return loss;
        }

        LossOf(settings.SolverSteps).ShouldBeLessThan(1.02 * LossOf(60));
    }

    [Fact]
    public void The_loss_falls_with_each_half_step()
    {
        var table = Matrices.Random(50, 35, .15, 9);
        var users = Matrices.Of(table);
        var losses = new List<double>();

        AlternatingLeastSquares.Fit(
            users, users.Transpose(), new RecommendationSettings { Factors = 6, Alpha = 5, Regularisation = .1f, Iterations = 8 },
            (x, y) => losses.Add(Loss(table, Full(x), Full(y), 5, .1)));

        losses.Count.ShouldBe(16);
        foreach (var (earlier, later) in losses.Zip(losses.Skip(1)))
        {
            later.ShouldBeLessThanOrEqualTo(earlier * (1 + 1e-5));
        }

        // Products chosen together are well told from others by the end.
        losses[^1].ShouldBeLessThan(.8 * losses[1]);
    }

    [Fact]
    public void More_factors_than_products_lead_to_numbers_and_to_lists()
    {
        // As in a shop of few products: the Gram matrix has no full rank, and only the regularisation holds it up.
        var recommender = Matrices.Recommender(Matrices.Random(900, 20, .4, 8), new RecommendationSettings { Epochs = 1 });
        for (var user = 0; user < 900; user += 100)
        {
            recommender.Rank($"U{user:000}", 5, RecommendationStrategy.Als).ShouldAllBe(each => float.IsFinite(each.Score) && Math.Abs(each.Score) < 3);
        }
    }

    [Fact]
    public void Any_number_of_threads_finds_the_same_bits()
    {
        var users = Matrices.Of(Matrices.Random(700, 300, .05, 3));
        var settings = new RecommendationSettings { Iterations = 2 };

        var one = Full(AlternatingLeastSquares.Fit(users, users.Transpose(), settings, threads: 1));
        var many = Full(AlternatingLeastSquares.Fit(users, users.Transpose(), settings, threads: 7));

        many.SelectMany(row => row).ShouldBe(one.SelectMany(row => row));
    }

    private static void ShouldMatch(double[][] got, double[][] expected, string of)
    {
        for (var row = 0; row < got.Length; row++)
        {
            for (var f = 0; f < got[row].Length; f++)
            {
                got[row][f].ShouldBe(expected[row][f], 2e-3 * (Math.Abs(expected[row][f]) + .1), $"{of}, row {row}");
            }
        }
    }

    private static double[][] Solve(double[][] other, float[,] rows, double alpha, double regularisation)
    {
        var factors = other[0].Length;
        return [.. Enumerable.Range(0, rows.GetLength(0)).Select(row =>
        {
            var (left, right) = (new double[factors, factors], new double[factors]);
            for (var a = 0; a < factors; a++)
            {
                left[a, a] = regularisation;
                for (var column = 0; column < other.Length; column++)
                {
                    var confidence = 1 + (alpha * rows[row, column]);
                    right[a] += rows[row, column] > 0 ? confidence * other[column][a] : 0;
                    for (var b = 0; b < factors; b++)
                    {
                        left[a, b] += confidence * other[column][a] * other[column][b];
                    }
                }
            }

            return Eliminate(left, right);
        })];
    }

    /// <summary>Gauss and Jordan, with the largest pivot.</summary>
    private static double[] Eliminate(double[,] left, double[] right)
    {
        var n = right.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(left[i, k]));
            (right[k], right[pivot]) = (right[pivot], right[k]);
            for (var j = 0; j < n; j++)
            {
                (left[k, j], left[pivot, j]) = (left[pivot, j], left[k, j]);
            }

            for (var i = 0; i < n; i++)
            {
                var times = i == k ? 0 : left[i, k] / left[k, k];
                right[i] -= times * right[k];
                for (var j = k; j < n; j++)
                {
                    left[i, j] -= times * left[k, j];
                }
            }
        }

        return [.. right.Select((value, i) => value / left[i, i])];
    }

    private static double Loss(float[,] table, double[][] x, double[][] y, double alpha, double regularisation)
    {
        var loss = regularisation * (x.Concat(y).Sum(row => row.Sum(value => value * value)));
        for (var u = 0; u < x.Length; u++)
        {
            for (var i = 0; i < y.Length; i++)
            {
                var miss = (table[u, i] > 0 ? 1 : 0) - x[u].Zip(y[i], (a, b) => a * b).Sum();
                loss += (1 + (alpha * table[u, i])) * miss * miss;
            }
        }

        return loss;
    }

    private static float[,] Turned(float[,] table)
    {
        var turned = new float[table.GetLength(1), table.GetLength(0)];
        for (var i = 0; i < turned.GetLength(0); i++)
        {
            for (var j = 0; j < turned.GetLength(1); j++)
            {
                turned[i, j] = table[j, i];
            }
        }

        return turned;
    }

    private static double[][] Full(FactorMatrix matrix)
        => [.. Enumerable.Range(0, matrix.Count).Select(row => matrix.Row(row)[..matrix.Factors].ToArray().Select(value => (double)value).ToArray())];
}
