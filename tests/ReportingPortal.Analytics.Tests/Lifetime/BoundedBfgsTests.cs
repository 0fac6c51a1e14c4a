using ReportingPortal.Analytics.Lifetime.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class BoundedBfgsTests
{
    /// <summary>Rosenbrock's curved valley, whose floor leads to (1, 1).</summary>
    private static double Valley(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var (x, y) = (at[0], at[1]);
        gradient[0] = (-400 * x * (y - (x * x))) - (2 * (1 - x));
        gradient[1] = 200 * (y - (x * x));
        return (100 * (y - (x * x)) * (y - (x * x))) + ((1 - x) * (1 - x));
    }

    [Fact]
    public void A_curved_valley_is_followed_to_its_end()
    {
        var found = new BoundedBfgs(Valley, [-5, -5], [5, 5]).Run([-1.2, 1]);

        found.IsConverged.ShouldBeTrue();
        found.Point.ShouldBe([1, 1], 1e-7);
        found.Evaluations.ShouldBeLessThan(100);
    }

    [Fact]
    public void A_minimum_outside_is_sought_on_the_edge()
    {
        // On the edge x = .5 the floor lies at y = .25.
        var found = new BoundedBfgs(Valley, [-5, -5], [.5, 5]).Run([-1.2, 1]);

        found.IsConverged.ShouldBeTrue();
        found.Point.ShouldBe([.5, .25], 1e-7);
    }

    [Fact]
    public void A_start_outside_is_taken_inside()
        => new BoundedBfgs(Valley, [2, 5], [3, 6]).Run([0, 0]).Point.ShouldBe([Math.Sqrt(5), 5], 1e-2);

    [Fact]
    public void A_function_that_is_no_number_somewhere_is_no_trouble()
    {
        var found = new BoundedBfgs(
            (at, gradient) =>
            {
                gradient[0] = 1 - (1 / at[0]);
                return at[0] - Math.Log(at[0]);
            }, [-100], [100]).Run([90]);

        found.Point[0].ShouldBe(1, 1e-6);
    }
}
