using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

/// <summary>Counts of the quality of data: value, rows, uploads and statements say the same.</summary>
public class QualityFiguresTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly ExplainScope Everything = new(WorkedExample.January, FigureFilter.None);

    [Fact]
    public async Task Each_finding_is_its_rows_its_uploads_rows_and_what_its_statements_give()
    {
        await using var scope = await DoubtfulAsync();
        var shop = new ExplainedShop(scope);
        var counts = new Dictionary<string, decimal?>();
        foreach (var finding in QualityFinding.All)
        {
            var explanation = await shop.ExplainAsync(finding.FigureId, Everything, Ct);
            var rows = await shop.RowsAsync<DoubtfulRow>(finding.FigureId, Everything, Ct);
            var (shown, check) = (explanation.Statements[0], explanation.Statements.Single(statement => statement.IsCheck));

            explanation.Value.ShouldBe(rows.Count, finding.Name);
            explanation.Lineage.AllRows.ShouldBe(rows.Count, finding.Name);
            rows.ShouldBeUnique();
            (await RunAsync(check)).Single()["rows"].ShouldBe((long)rows.Count, finding.Name);
            shown.Path.ShouldBe("Quality/QualityTotals.sql");
            (await RunAsync(shown)).Where(row => (string)row["finding"] == finding.Name).Sum(row => (long)row["rows"]).ShouldBe(rows.Count, finding.Name);
            explanation.Statements.ShouldContain(statement => statement.IsOfRun);
            counts[finding.Name] = explanation.Value;
        }

        // 41 > 10 + 3 · 10 and 5 > 1 + 3 · 1: half of all prices and quantities are equal, and the median stands in for their range.
        counts.Where(count => count.Value > 0).Select(count => (count.Key, (int)count.Value!)).ShouldBe(
        [
            ("missing_customer", 1), ("missing_product", 1), ("missing_cost", 4), ("zero_price", 1), ("future_dated", 1), ("price_outlier", 1), ("quantity_outlier", 1),
            ("unknown_customer", 1), ("event_missing_product", 1), ("event_missing_price", 1), ("waiting_for_order", 2), ("waiting_for_items", 1), ("waiting_for_customer", 1),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_a_shop_has_no_file_of_customers_nobody_is_missing_in_it()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.Order("1", "C1", "2024-01-02", 7).Order("2", null, "2024-01-02", 7), Ct);
        var shop = new ExplainedShop(scope);

        foreach (var (figure, lines) in new[] { ("quality-unknown-customer", 0L), ("quality-unknown-product", 0L), ("quality-missing-customer", 1L) })
        {
            var explanation = await shop.ExplainAsync(figure, Everything, Ct);
            (explanation.Value, (await RunAsync(explanation.Statements.Single(statement => statement.IsCheck))).Single()["rows"]).ShouldBe((lines, lines), figure);
        }
    }

    [Fact]
    public async Task Findings_of_an_upload_are_those_of_its_own_rows()
    {
        await using var scope = await DoubtfulAsync();
        var shop = new ExplainedShop(scope);

        // What is seeded came with the upload of no number.
        (await CountsAsync(Guid.Empty)).ShouldBe((4, 4, 4));
        (await CountsAsync(Guid.NewGuid())).ShouldBe((0, 0, 0));

        async Task<(decimal? Value, long OfUploads, int Rows)> CountsAsync(Guid upload)
        {
            var explanation = await shop.ExplainAsync("quality-missing-cost", Everything with { Upload = upload }, Ct);
            return (explanation.Value, explanation.Lineage.AllRows, (await shop.RowsAsync<DoubtfulRow>("quality-missing-cost", Everything with { Upload = upload }, Ct)).Count);
        }
    }

    [Fact]
    public async Task Rows_read_rejected_and_replaced_are_those_of_the_uploads_that_are_loaded()
    {
        await using var other = await database.OpenAsync(shop => shop.Order("1", "C1", "2024-01-02", 7), Ct);
        await using var scope = await database.OpenAsync(shop => shop.Order("1", "C1", "2024-01-02", 7), Ct);
        await AddAsync(other, Loaded("theirs.csv", 70, 3), Refused(3, "date is empty"));
        var march = await AddAsync(scope, Loaded("march.csv", 10, 2), Refused(4, "row 7 has the same key and was taken instead"), Refused(9, "date is empty", "quantity is not a number: two"));
        await AddAsync(scope, Loaded("april.csv", 5, 1), Refused(2, "price is empty"));
        await AddAsync(scope, Loaded("undone.csv", 90, 1, UploadStatus.Undone), Refused(1, "price is empty"));
        var shop = new ExplainedShop(scope);

        (await NumbersAsync("rows-read", null)).ShouldBe((15, 15, 2));
        (await NumbersAsync("rows-rejected", null)).ShouldBe((3, 3, 2));
        (await NumbersAsync("rows-replaced", null)).ShouldBe((1, 1, 1));
        (await NumbersAsync("rows-read", march)).ShouldBe((10, 10, 1));
        (await NumbersAsync("rows-rejected", march)).ShouldBe((2, 2, 1));
        (await shop.RowsAsync<UploadRow>("rows-read", Everything, Ct)).Select(row => (row.FileName, row.RowsRead, row.RowsRejected)).ShouldBe([("april.csv", 5, 1), ("march.csv", 10, 2)]);
        (await shop.RowsAsync<RefusedRow>("rows-rejected", Everything, Ct)).Select(row => $"{row.FileName} {row.RowNumber} {row.Reasons} {row.Values}").ShouldBe(
        [
            "april.csv 2 price is empty O2 | ", "march.csv 4 row 7 has the same key and was taken instead O4 | ",
            "march.csv 9 date is empty; quantity is not a number: two O9 | ",
        ]);
        (await shop.RowsAsync<RefusedRow>("rows-replaced", Everything, Ct)).Single().RowNumber.ShouldBe(4);

        async Task<(decimal? Value, long OfUploads, int Uploads)> NumbersAsync(string id, Guid? upload)
        {
            var explanation = await shop.ExplainAsync(id, Everything with { Upload = upload }, Ct);
            (await RunAsync(explanation.Statements.Single())).Single()[id.Replace('-', '_')].ShouldBe((long)explanation.Value!);
            return (explanation.Value, explanation.Lineage.AllRows, explanation.Lineage.AllUploads);
        }
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var scope = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        var shop = new ExplainedShop(scope);
        var cursor = (await shop.PageAsync("net-sales", Everything, null, 1, Ct)).NextCursor;

        await Should.ThrowAsync<FormatException>(() => shop.PageAsync("rows-read", Everything, cursor, 1, Ct));
        await Should.ThrowAsync<FormatException>(() => shop.PageAsync("rows-rejected", Everything, "torn", 1, Ct));
    }

    private async Task<TenantScope> DoubtfulAsync()
    {
        await using var other = await database.AnalysedAsync(shop => Doubtful(shop).Order("X", null, "2024-01-01", 0), Ct);
        await using var seeded = await database.OpenAsync(Doubtful, Ct);
        var tenant = seeded.Session.Tenant.Tenant;
        await AddAsync(seeded,
            new OrderItem { OrderId = "W1", ItemId = "1", ProductId = "P", Quantity = 1 }, new OrderItem { OrderId = "W1", ItemId = "2", ProductId = "Q", Quantity = 1 },
            new OrderHead { OrderId = "W2", CustomerAlias = "A7", IsValid = true });
        await database.AnalyseAsync(tenant, Ct);
        return database.ScopeOf(tenant);
    }

    /// <summary>Twenty plain lines at 10, and one of each thing that can be wrong.</summary>
    private static ShopSeed Doubtful(ShopSeed shop)
        => Enumerable.Range(1, 20).Aggregate(shop.Customer("C1"), (s, n) => s.Order($"O{n:00}", "C1", "2024-01-02", 10, cost: 4))
            .Order("DEAR", "C1", "2024-01-03", 41, cost: 4)
            .Order("MANY", "C1", "2024-01-03", 50, quantity: 5, cost: 20)
            .Order("GUEST", null, "2024-01-03", 10)
            .Order("FREE", "C2", "2024-01-03", 0)
            .Order("NAMELESS", "C1", "2024-01-03", 10, product: "unknown")
            .Order("LATER", "C1", "2999-01-01", 10)
            .Event("C1", "S1", EventType.ProductView)
            .Event("C1", "S1", EventType.Purchase, "P");

    private static Upload Loaded(string name, long read, long rejected, UploadStatus status = UploadStatus.Succeeded)
        => new() { FileName = name, Kind = UploadKind.OrderLines, Status = status, RowsRead = read, RowsNew = read - rejected, RowsRejected = rejected, ReceivedAt = DateTimeOffset.UtcNow };

    private static RejectedRow Refused(long row, params string[] reasons) => new() { RowNumber = row, Values = [$"O{row}", ""], Reasons = reasons };

    private static async Task<Guid> AddAsync(TenantScope scope, Upload upload, params RejectedRow[] rows)
    {
        foreach (var row in rows)
        {
            row.UploadId = upload.UploadId;
        }

        await AddAsync(scope, [upload, .. rows]);
        return upload.UploadId;
    }

    private static async Task AddAsync(TenantScope scope, params Data.Tenancy.ITenantOwned[] rows)
    {
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        foreach (var row in rows)
        {
            row.TenantId = scope.Session.Tenant.TenantId;
        }

        scope.Session.Db.AddRange(rows);
        await scope.Session.Db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
    }

    /// <summary>A statement as it is shown, its parameters written in.</summary>
    private async Task<List<IDictionary<string, object>>> RunAsync(ExplainedStatement statement)
    {
        var sql = statement.Parameters.Aggregate(
            statement.Text, (text, one) => Regex.Replace(text, $@"(?<![@\w])@{one.Name}\b", one.Value is { } value ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : "null"));
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return [.. (await connection.QueryAsync(sql)).Select(row => (IDictionary<string, object>)row)];
    }
}
