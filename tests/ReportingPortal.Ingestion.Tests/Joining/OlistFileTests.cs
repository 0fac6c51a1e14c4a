using System.Text;
using Dapper;
using Npgsql;
using ReportingPortal.Data.Uploads;
using ReportingPortal.DemoData.Layouts;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Joining;

/// <summary>Orders, items, customers and products in a file each: what they give joined is what one file of the same lines gives.</summary>
public class OlistFileTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Zone = "America/Sao_Paulo";

    private static readonly OlistLayout Layout = new(seed: 11, new DateOnly(2018, 8, 31), orders: 120);

    private static readonly (string Name, UploadKind Kind, string Text)[] Files =
    [
        ("orders.csv", UploadKind.OrderHeads, TextOf(Layout.WriteOrders)),
        ("items.csv", UploadKind.OrderItems, TextOf(writer => Layout.WriteItems(writer))),
        ("customers.csv", UploadKind.CustomerAliases, TextOf(Layout.WriteCustomers)),
        ("products.csv", UploadKind.Products, TextOf(Layout.WriteProducts)),
    ];

    [Fact]
    public async Task All_24_orders_of_upload_give_what_one_file_of_the_same_lines_gives()
    {
        var flat = await database.NewShopAsync(Zone, "BRL");
        await flat.LoadAsync(Files[3].Text, Files[3].Name);
        (await flat.LoadAsync(FlatText(), "flat.csv", UploadKind.OrderLines)).RowsRejected.ShouldBe(0);
        var (lines, rollups) = (await LinesAsync(flat), await flat.RollupsAsync());
        IReadOnlyList<string>? first = null;

        foreach (var order in Permutations([0, 1, 2, 3]))
        {
            var shop = await database.NewShopAsync(Zone, "BRL");
            foreach (var file in order)
            {
                var upload = await shop.LoadAsync(Files[file].Text, Files[file].Name);
                (upload.Error, upload.Kind, upload.RowsRejected, upload.RowsNew).ShouldBe((null, Files[file].Kind, 0, upload.RowsRead), string.Join(',', order));
            }

            (await LinesAsync(shop)).ShouldBe(lines);
            WithoutTenant(await shop.RollupsAsync()).ShouldBe(WithoutTenant(rollups), string.Join(',', order));
            var state = await shop.RowsAsync();
            ShopState.Difference(state, first ??= state).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task What_the_writer_says_it_sold_is_sold_and_each_file_again_changes_nothing()
    {
        var shop = await database.NewShopAsync(Zone, "BRL");
        var truth = Layout.WriteItems(TextWriter.Null);
        foreach (var (name, _, text) in Files)
        {
            await shop.LoadAsync(text, name);
        }

        var version = (await shop.StateAsync())!.DataVersion;
        foreach (var (name, _, text) in Files)
        {
            var again = await shop.LoadAsync(text, name);
            (again.RowsNew, again.RowsChanged, again.RowsRejected, again.RowsUnchanged).ShouldBe((0, 0, 0, again.RowsRead));
        }

        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(truth.NetSales);
        (await shop.SalesAsync()).Sum(day => day.TotalProductsSold).ShouldBe(truth.Units!.Value);
        (await shop.CustomersAsync()).Sum(customer => customer.LifetimeOrders).ShouldBe(truth.Orders);
        (await shop.CustomersAsync()).Count.ShouldBe(truth.Customers, "people, not customer numbers");
        (await shop.StateAsync())!.DataVersion.ShouldBe(version);
        (await shop.WrongCountsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Undone_in_any_order_each_file_leaves_what_the_others_give()
    {
        foreach (var gone in Permutations([0, 1, 2, 3]).Where((_, i) => i % 5 == 0))
        {
            var shop = await database.NewShopAsync(Zone, "BRL");
            var loaded = new List<(int File, Upload Upload)>();
            for (var i = 0; i < Files.Length; i++)
            {
                loaded.Add((i, await shop.LoadAsync(Files[i].Text, Files[i].Name)));
            }

            foreach (var file in gone[..2])
            {
                await shop.UndoAsync(loaded.Single(one => one.File == file).Upload);
                loaded.RemoveAll(one => one.File == file);
                var twin = await database.NewShopAsync(Zone, "BRL");
                foreach (var (other, _) in loaded)
                {
                    await twin.LoadAsync(Files[other].Text, Files[other].Name);
                }

                ShopState.Difference(await shop.RowsAsync(), await twin.RowsAsync()).ShouldBeEmpty();
            }
        }
    }

    /// <summary>The files joined by hand: one row an item.</summary>
    private static string FlatText()
    {
        var heads = Rows(0).ToDictionary(row => row[0]);
        var people = Rows(2).ToDictionary(row => row[0]);
        var text = new StringBuilder("order_id,order_date,status,customer_id,city,region,product_id,unit_price,quantity\n");
        foreach (var item in Rows(1))
        {
            var head = heads[item[0]];
            var person = people[head[1]];
            text.Append($"{item[0]},{head[3]},{head[2]},{person[1]},{person[3]},{person[4]},{item[2]},{item[5]},1\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(int file)
        => Files[file].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    private async Task<List<string>> LinesAsync(Shop shop)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return (await connection.QueryAsync<string>(
            """
            select (to_jsonb(l) - 'tenant_id' - 'upload_id' - 'row_number' - 'row_hash')::text from order_lines as l
            where tenant_id = @id order by order_id, product_id, occurrence
            """,
            new { id = shop.Tenant.TenantId })).ToList();
    }

    private static string WithoutTenant(string rollups)
        => System.Text.RegularExpressions.Regex.Replace(rollups, "\"tenant_id\": \\d+", "");

    private static string TextOf(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    private static IEnumerable<int[]> Permutations(int[] items)
        => items.Length == 0 ? [[]] : items.SelectMany(item => Permutations([.. items.Where(other => other != item)]), (item, rest) => (int[])[item, .. rest]);
}
