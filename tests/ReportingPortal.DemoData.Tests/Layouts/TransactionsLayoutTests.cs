using ReportingPortal.DemoData.Layouts;

namespace ReportingPortal.DemoData.Tests.Layouts;

public class TransactionsLayoutTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private readonly TransactionsLayout layout = new(seed: 5, LastDay, rows: 2000);

    [Fact]
    public void Three_files_have_the_named_columns()
    {
        CsvText.Of(layout.WriteCustomers).Header.ShouldBe("customerid,customername,region,signupdate");
        CsvText.Of(layout.WriteProducts).Header.ShouldBe("productid,productname,category,price");
        CsvText.Of(writer => layout.WriteTransactions(writer)).Header
            .ShouldBe("transactionid,customerid,productid,transactiondate,quantity,totalvalue");
    }

    [Fact]
    public void Transactions_fit_the_other_two_files()
    {
        var signups = CsvText.Of(layout.WriteCustomers).Rows.ToDictionary(row => row["customerid"], row => row.Day("signupdate"));
        var prices = CsvText.Of(layout.WriteProducts).Rows.ToDictionary(row => row["productid"], row => row.Amount("price"));
        var rows = CsvText.Of(writer => layout.WriteTransactions(writer)).Rows;

        rows.ShouldAllBe(row => signups[row["customerid"]] <= DateOnly.FromDateTime(row.Time("transactiondate")));
        rows.ShouldAllBe(row => row.Amount("totalvalue") == row.Number("quantity") * prices[row["productid"]]);
        rows.Select(row => row["transactionid"]).Distinct().Count().ShouldBe(2000);
        rows[0].Time("transactiondate").ShouldBe(new DateTime(2023, 7, 2, 8, 0, 0));
        rows[^1].Time("transactiondate").Date.ShouldBe(new DateTime(2025, 6, 30));
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        WrittenSales? truth = null;
        var rows = CsvText.Of(writer => truth = layout.WriteTransactions(writer)).Rows;

        truth.ShouldBe(new WrittenSales(
            2000, 2000, rows.Select(row => row["customerid"]).Distinct().Count(),
            rows.Sum(row => (long)row.Number("quantity")), rows.Sum(row => row.Amount("totalvalue")), Profit: null));
    }

    [Fact]
    public void All_three_at_once_are_the_same_as_one_by_one()
    {
        using var customers = new StringWriter();
        using var products = new StringWriter();
        using var transactions = new StringWriter();
        TransactionsLayout.Write(customers, products, transactions, seed: 5, LastDay, rows: 2000);

        customers.ToString().ShouldBe(CsvText.TextOf(layout.WriteCustomers));
        products.ToString().ShouldBe(CsvText.TextOf(layout.WriteProducts));
        transactions.ToString().ShouldBe(CsvText.TextOf(writer => layout.WriteTransactions(writer)));
    }
}
