using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>What a reader gets who runs a statement as it is shown, its parameters written in.</summary>
public class CheckStatementsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, "3 2 1 0.3333")]
    [InlineData("South", null, "2 1 1 0.5000")]
    [InlineData(null, "Games", "3 2 1 0.0000")]
    public async Task Customers_counted_from_lines_are_those_of_the_tiles(string? region, string? category, string counts)
    {
        await using var scope = await ShopAsync();
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, new FigureFilter(region, category)));

        // C1 ordered in December already; C2 twice in January, once of it in Games; C4 once.
        (await RunAsync(shop, "customers", asked)).Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]:0.0000}").ShouldBe([counts]);
        var figures = await shop.KpisAsync(asked, Ct);
        $"{figures.Customers} {figures.NewCustomers} {figures.ReturningCustomers} {figures.RepeatPurchaseRate:0.0000}".ShouldBe(counts);
    }

    [Theory]
    [InlineData(null, null, "10.50")]
    [InlineData("South", null, "18.00")]
    [InlineData("North", null, "3.00")]
    [InlineData(null, "Books", "")]
    public async Task Days_between_orders_counted_from_lines_are_those_of_the_page(string? region, string? category, string median)
    {
        await using var scope = await ShopAsync();
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, new FigureFilter(region, category)));

        // C1 waited 3 days, in the North alone; C2 18, first for Books and then for Games.
        (await RunAsync(shop, "days-between-orders", asked)).Select(row => $"{row[0]:0.00}").ShouldBe([median]);
        $"{(await shop.KpisAsync(asked, Ct)).DaysBetweenOrders:0.00}".ShouldBe(median);
    }

    [Theory]
    [InlineData("sales-by-product", "A 160 72 4 5", "B 118 50 2 4")]
    [InlineData("product-concentration", "A 160 72 4 5", "B 118 50 2 4")]
    [InlineData("customer-concentration", "C1 1 120", "C2 2 95", "C4 1 60", "C3 0 -12")]
    [InlineData("customer-values", "C1 1 120", "C2 2 95", "C4 1 60", "C3 0 -12")]
    [InlineData("order-values", "1 2024-01-02 North 150", "2 2024-01-02 South 70", "5 2024-01-31 North 60", "3 2024-01-20 South 25", "4 2024-01-20 North 15")]
    [InlineData("sales-by-day", "2024-01-02 220 2 2 8", "2024-01-20 40 2 1 2", "2024-01-21 -30 0 0 -1", "2024-01-22 -12 0 0 -1", "2024-01-31 60 1 1 1")]
    public async Task Lists_counted_from_lines_are_those_of_the_figure(string figure, params string[] rows)
    {
        await using var scope = await ShopAsync();

        var counted = await RunAsync(new ExplainedShop(scope), figure, new ExplainScope(WorkedExample.January, FigureFilter.None));

        counted.Select(row => string.Join(' ', row.Select(Written))).ShouldBe(rows);
    }

    [Theory]
    [InlineData("A", null, "2024-01-05 100 1 1 1", "2024-02-03 100 1 1 1", "2024-02-20 100 1 1 1", "2024-03-15 100 1 1 1")]
    [InlineData(null, "Champions", "2024-01-05 100 1 1 1", "2024-02-10 50 1 1 1", "2024-03-15 100 1 1 1")]
    public async Task Days_of_a_product_or_a_group_are_cut_to_it(string? product, string? group, params string[] rows)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var asked = new ExplainScope(WorkedExample.Quarter, FigureFilter.None) { Product = product, Group = group };

        (await RunAsync(new ExplainedShop(scope), "sales-by-day", asked)).Select(row => string.Join(' ', row.Select(Written))).ShouldBe(rows);
    }

    private static string Written(object value) => value switch
    {
        decimal number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private async Task<List<object[]>> RunAsync(ExplainedShop shop, string figure, ExplainScope asked)
    {
        var statement = (await shop.ExplainAsync(figure, asked, Ct)).Statements.Single(each => each.IsCheck);
        var sql = statement.Parameters.Aggregate(
            statement.Text, (text, one) => Regex.Replace(text, $@"(?<![@\w])@{one.Name}\b", one.Value is { } value ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : "null"));
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return [.. (await connection.QueryAsync(sql)).Select(row => ((IDictionary<string, object>)row).Values.ToArray())];
    }

    private async Task<TenantScope> ShopAsync()
    {
        await using var other = await database.OpenAsync(shop => shop.Order("1", "C1", "2024-01-02", 700, "A", "Games", "North"), Ct);
        return await database.OpenAsync(ExplainedShop.Mixed, Ct);
    }
}
