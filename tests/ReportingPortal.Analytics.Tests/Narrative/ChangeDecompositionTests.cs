using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Narrative;
using Shouldly;
using Xunit;
using Figures = ReportingPortal.Analytics.Kpis.Kpis;

namespace ReportingPortal.Analytics.Tests.Narrative;

public class ChangeDecompositionTests
{
    [Fact]
    public void The_worked_example_splits_as_computed_by_hand()
    {
        var change = ChangeDecomposition.Of(Of(180, 3, 3), Of(250, 3, 2));

        change.ShouldBe(new ChangeDecomposition(-70, 86.40m, -86.40m, -70.00m));
    }

    [Fact]
    public void A_guest_order_is_a_customer_who_bought_once()
    {
        var change = ChangeDecomposition.Of(Of(200, 4, 1, guests: 3), Of(100, 2, 1, guests: 1));

        change.ShouldBe(new ChangeDecomposition(100, 100, 0, 0));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-10, 1, 1)]
    [InlineData(0, 1, 1)]
    public void Without_positive_factors_only_the_difference_stands(int netSales, int orders, int customers)
    {
        ChangeDecomposition.Of(Of(180, 3, 3), Of(netSales, orders, customers)).ShouldBe(new ChangeDecomposition(180 - netSales, null, null, null));
        ChangeDecomposition.Of(Of(netSales, orders, customers), Of(180, 3, 3)).ShouldBe(new ChangeDecomposition(netSales - 180, null, null, null));
    }

    [Fact]
    public void No_change_of_sales_can_hide_two_that_cancel_out()
    {
        var change = ChangeDecomposition.Of(Of(100, 2, 2), Of(100, 1, 1));

        change.ShouldBe(new ChangeDecomposition(0, 69.31m, 0, -69.31m));
    }

    [Fact]
    public void Parts_always_sum_to_the_change()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<(PositiveInt Cents, PositiveInt Orders, PositiveInt Customers), (PositiveInt Cents, PositiveInt Orders, PositiveInt Customers)>((a, b) =>
        {
            var change = ChangeDecomposition.Of(Of(a.Cents.Get / 10_000m, a.Orders.Get, a.Customers.Get), Of(b.Cents.Get / 10_000m, b.Orders.Get, b.Customers.Get));

            (change.FromCustomers + change.FromOrdersPerCustomer + change.FromOrderValue).ShouldBe(change.Change);
        }));
    }

    private static Figures Of(decimal netSales, int orders, int customers, int guests = 0)
        => new(netSales, 0, 0, netSales, null, null, orders, orders, null, customers, 0, 0, guests, null, null, 0, null);
}
