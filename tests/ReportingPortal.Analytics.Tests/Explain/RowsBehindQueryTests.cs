using Dapper;
using Npgsql;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>Every headline figure from its rows, summed up here.</summary>
public class RowsBehindQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<List<OrderLineRow>, decimal?>> FromLines = new()
    {
        ["net-sales"] = lines => lines.Sum(line => line.NetSales),
        ["gross-sales"] = lines => lines.Sum(line => line.NetSales + line.Discount),
        ["discounts"] = lines => lines.Sum(line => line.Discount),
        ["returns"] = lines => -lines.Sum(line => line.NetSales),
        ["profit"] = lines => lines.Count > 0 ? lines.Sum(line => line.NetSales - line.Cost!.Value) : null,
        ["margin"] = lines => lines.Sum(line => line.NetSales - line.Cost!.Value) / lines.Sum(line => line.NetSales),
        ["orders"] = lines => lines.Select(line => line.OrderId).Distinct().Count(),
        ["guest-orders"] = lines => lines.TrueForAll(line => line.CustomerId is null) ? lines.Select(line => line.OrderId).Distinct().Count() : null,
        ["units-sold"] = lines => lines.Sum(line => line.Quantity),
        ["average-order-value"] = lines => lines.Sum(line => line.NetSales) / lines.Where(line => line.Kind == "sale").Select(line => line.OrderId).Distinct().Count(),
        ["units-per-order"] = lines => lines.Sum(line => line.Quantity) / OrdersOf(lines),
        ["orders-per-customer"] = lines => (decimal)OrdersOf(lines) / BuyersOf(lines),
        ["net-sales-per-customer"] = lines => lines.Sum(line => line.NetSales) / BuyersOf(lines),
    };

    private static readonly Dictionary<string, Func<List<BuyerRow>, decimal?>> FromBuyers = new()
    {
        ["customers"] = buyers => buyers.Count,
        ["new-customers"] = buyers => buyers.Count,
        ["returning-customers"] = buyers => buyers.Count,
        ["repeat-rate"] = buyers => (decimal)buyers.Count(buyer => buyer.Orders >= 2) / buyers.Count,
    };

    private static int OrdersOf(IEnumerable<OrderLineRow> lines) => lines.Where(line => line.Kind == "sale").Select(line => line.OrderId).Distinct().Count();

    /// <summary>A guest's order is a buyer of its own.</summary>
    private static int BuyersOf(IEnumerable<OrderLineRow> lines)
        => lines.Where(line => line.Kind == "sale").Select(line => line.CustomerId ?? "order " + line.OrderId).Distinct().Count();

    public static TheoryData<string, string?, string?> Lines => Cut(FromLines.Keys);

    public static TheoryData<string, string?, string?> Buyers => Cut(FromBuyers.Keys);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Lines_sum_up_to_their_figure(string id, string? region, string? category)
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, new FigureFilter(region, category)));

        var rows = await shop.RowsAsync<OrderLineRow>(id, asked, Ct);
        var summed = FromLines[id](rows);

        Rounded(FigureCatalogue.Find(id)!.Value!(await shop.KpisAsync(asked, Ct))).ShouldBe(Rounded(summed));
        Rounded((await shop.ExplainAsync(id, asked, Ct)).Value).ShouldBe(Rounded(summed));
    }

    [Theory]
    [MemberData(nameof(Buyers))]
    public async Task Buyers_sum_up_to_their_figure(string id, string? region, string? category)
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, new FigureFilter(region, category)));

        var rows = await shop.RowsAsync<BuyerRow>(id, asked, Ct);

        Rounded((await shop.ExplainAsync(id, asked, Ct)).Value).ShouldBe(Rounded(FromBuyers[id](rows)));
    }

    [Fact]
    public async Task Only_what_a_figure_is_made_of_stands_behind_it()
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        await using var other = await database.OpenAsync(shop => shop.Order("4", null, "2024-01-20", 700, cost: 1), Ct);
        var (shop, january) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, FigureFilter.None));

        (await CountedAsync("net-sales")).ShouldBe((9, 9));
        (await CountedAsync("profit")).ShouldBe((6, 6));
        (await CountedAsync("margin")).ShouldBe((6, 6));
        (await CountedAsync("guest-orders")).ShouldBe((1, 1));

        async Task<(int Rows, long OfUploads)> CountedAsync(string id)
            => ((await shop.PageAsync(id, january, null, 100, Ct)).Total, (await shop.ExplainAsync(id, january, Ct)).Lineage.AllRows);
    }

    [Fact]
    public async Task Net_sales_of_the_worked_example_stand_on_nine_lines_of_its_own()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);

        var rows = await new ExplainedShop(scope).RowsAsync<OrderLineRow>("net-sales", new ExplainScope(WorkedExample.Quarter, FigureFilter.None), Ct);

        (rows.Count, rows.Sum(row => row.NetSales)).ShouldBe((9, 610));
        rows.Select(row => row.OrderDate).ShouldBe(rows.Select(row => row.OrderDate).OrderDescending());
    }

    [Fact]
    public async Task Visits_on_the_day_they_began_give_the_conversion_rate()
    {
        await using var scope = await database.OpenAsync(
            shop => shop.Order("1", "C1", "2024-01-02", 10)
                .Event("C1", "before", EventType.SessionStart, at: "2023-12-31T23:50:00").Event("C1", "before", EventType.Purchase, at: "2024-01-01T00:10:00")
                .Event("C1", "bought", EventType.SessionStart, at: "2024-01-02T09:00:00").Event("C1", "bought", EventType.Purchase, at: "2024-01-02T09:05:00")
                .Event(null, "stranger", EventType.SessionStart, at: "2024-01-02T10:00:00")
                .Event("C2", "over", EventType.SessionStart, at: "2024-01-31T23:55:00").Event("C2", "over", EventType.Purchase, at: "2024-02-01T00:05:00")
                .Event("C2", "after", EventType.SessionStart, at: "2024-02-02T10:00:00")
                .Visits("2023-12-31", 1, 1).Visits("2024-01-02", 2, 1).Visits("2024-01-31", 1, 1).Visits("2024-02-02", 1, 0),
            Ct);
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, FigureFilter.None));

        var rows = await shop.RowsAsync<SessionRow>("conversion-rate", asked, Ct);

        rows.Select(row => row.SessionId).ShouldBe(["over", "bought", "stranger"]);
        ((decimal)rows.Count(row => row.HasPurchase) / rows.Count).ShouldBe(2 / 3m);
        Rounded((await shop.ExplainAsync("conversion-rate", asked, Ct)).Value).ShouldBe(Rounded(2 / 3m));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var (shop, asked) = (new ExplainedShop(scope), new ExplainScope(WorkedExample.January, FigureFilter.None));
        var cursor = (await shop.PageAsync("customers", asked, null, 1, Ct)).NextCursor;

        await Should.ThrowAsync<FormatException>(() => shop.PageAsync("net-sales", asked, cursor, 1, Ct));
        await Should.ThrowAsync<FormatException>(() => shop.PageAsync("net-sales", asked, "torn", 1, Ct));
    }

    [Theory]
    [InlineData(5, 9, 9, true)]
    [InlineData(4, 9, 5, false)]
    [InlineData(5, 8, 9, false)]
    [InlineData(5, 4, 5, false)]
    public async Task Lines_of_too_many_orders_or_beyond_those_looked_at_are_not_counted_and_the_total_says_so(int most, int scan, int total, bool isWhole)
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var asked = new ExplainScope(WorkedExample.January, FigureFilter.None);

        // Nine lines of five orders: three of order 1, one of each of the orders 2 to 5, two returns.
        var page = await new ExplainedShop(scope).PageAsync("net-sales", asked, null, 2, Ct, most, scan);

        (page.Total, page.IsWhole, page.Items.Count).ShouldBe((total, isWhole, 2));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("South", null)]
    [InlineData(null, "Games")]
    [InlineData("North", "Games")]
    public async Task Totals_of_rows_are_those_of_plain_statements(string? region, string? category)
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var asked = new ExplainScope(WorkedExample.January, new FigureFilter(region, category));
        var plain = await PlainAsync(scope.Session.Tenant.TenantId, asked);

        foreach (var (figure, lines) in new[] { ("net-sales", plain.Lines), ("gross-sales", plain.Sales), ("returns", plain.Lines - plain.Sales), ("customers", plain.Buyers) })
        {
            var page = await new ExplainedShop(scope).PageAsync(figure, asked, null, 1, Ct);
            (page.Total, page.IsWhole).ShouldBe(((int)lines, true), figure);
        }

        var buyers = await new ExplainedShop(scope).RowsAsync<BuyerRow>("customers", asked, Ct);
        (buyers.Sum(row => row.NetSales), (long)buyers.Sum(row => row.Orders)).ShouldBe((plain.NetSales, plain.Orders));
        buyers.Select(row => row.CustomerId).ShouldBe(buyers.Select(row => row.CustomerId).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("A", null, 400, 4)]
    [InlineData(null, "Champions", 250, 3)]
    public async Task Lines_of_a_product_or_a_group_sum_up_to_its_sales(string? product, string? group, decimal netSales, int lines)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        var asked = new ExplainScope(WorkedExample.Quarter, FigureFilter.None) { Product = product, Group = group };

        foreach (var figure in new[] { "sales-by-day", "sales-by-month" })
        {
            var rows = await new ExplainedShop(scope).RowsAsync<OrderLineRow>(figure, asked, Ct);
            var explanation = await new ExplainedShop(scope).ExplainAsync(figure, asked, Ct);

            (rows.Sum(row => row.NetSales), rows.Count, explanation.Lineage.AllRows).ShouldBe((netSales, lines, lines));
            (await new ExplainedShop(scope).PageAsync(figure, asked, null, 1, Ct)).Total.ShouldBe(lines);
            explanation.Statements.Where(statement => !statement.IsCheck).Select(statement => statement.Path).ShouldBe(
                product is null ? ["Days/CustomerDayRows.sql", "Roster/RosterRun.sql", "Roster/RosterMaster.sql"] : ["Days/ProductDayRows.sql"]);
        }
    }

    [Fact]
    public async Task A_period_without_rows_has_none()
    {
        await using var scope = await database.OpenAsync(ExplainedShop.Mixed, Ct);
        var asked = new ExplainScope(Period.Month(new DateOnly(2030, 1, 1)), FigureFilter.None);

        foreach (var figure in FigureCatalogue.All.Where(figure => figure.Rows != RowKind.Customers))
        {
            var page = await new ExplainedShop(scope).PageAsync(figure.Id, asked, null, 10, Ct);
            (page.Items.Count, page.Total, page.NextCursor).ShouldBe((0, 0, null), figure.Id);
        }
    }

    private static TheoryData<string, string?, string?> Cut(IEnumerable<string> ids)
    {
        var cases = new TheoryData<string, string?, string?>();
        foreach (var id in ids)
        {
            cases.Add(id, null, null);
            cases.Add(id, "South", null);
            cases.Add(id, null, "Games");
            cases.Add(id, "North", "Games");
        }

        return cases;
    }

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 10) : null;

    /// <summary>Lines, sale lines, and what those who ordered did, from the facts alone.</summary>
    private async Task<(long Lines, long Sales, long Buyers, decimal NetSales, long Orders)> PlainAsync(int tenantId, ExplainScope asked)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        return await connection.QuerySingleAsync<(long, long, long, decimal, long)>(
            """
            with cut as (
                select * from order_lines
                where tenant_id = @tenant and order_date >= @From and order_date < @To
                  and (@Region::text is null or region = @Region) and (@Category::text is null or category = @Category)
            ),
            bought as (
                select customer_id, count(distinct order_id) filter (where kind = 1) as orders, sum(net_sales) as net_sales
                from cut where customer_id is not null group by customer_id
            )
            select (select count(*) from cut), (select count(*) from cut where kind = 1), count(*), coalesce(sum(net_sales), 0), coalesce(sum(orders), 0)::bigint
            from bought where orders > 0
            """,
            new { tenant = tenantId, asked.Period.From, asked.Period.To, asked.Filter.Region, asked.Filter.Category });
    }
}
