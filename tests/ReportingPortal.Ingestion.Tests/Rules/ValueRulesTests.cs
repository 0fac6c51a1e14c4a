using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rules;

public class ValueRulesTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,region,category,product_id,quantity,unit_price\n";
    private const string Orders = Header
        + "O1,2024-03-01,C1,North, Kitchn ,P1,1,10\nO2,2024-03-02,C1,Nort,Kitchn,P1,1,10\nO3,2024-03-03,C1,North,kitchn,P1,1,10\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_corrects_later_files_and_is_counted_on_them()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var kitchen = await AddAsync(shop, "category", "Kitchn", "Kitchen");
        var north = await AddAsync(shop, "region", "Nort", "North");
        await AddAsync(shop, "status", "nothing of the file", "x");

        var upload = await LoadAsync(shop);
        await LoadAsync(other);

        (await shop.LinesAsync()).Select(l => (l.OrderId, l.Category, l.Region)).ShouldBe([("O1", "Kitchen", "North"), ("O2", "Kitchen", "North"), ("O3", "kitchn", "North")]);
        AppliedRule.Of(upload).ShouldBe([new AppliedRule(kitchen, 2), new AppliedRule(north, 1)], ignoreOrder: true);
        (await other.LinesAsync()).Select(l => l.Category).ShouldBe(["Kitchn", "Kitchn", "kitchn"]);
    }

    [Fact]
    public async Task A_file_is_read_by_the_rules_of_the_moment_it_came()
    {
        var shop = await database.NewShopAsync();
        var before = await SaveAsync(shop);
        var rule = await AddAsync(shop, "category", "Kitchn", "Kitchen");
        var during = await SaveAsync(shop);
        (await RemoveAsync(shop, rule)).ShouldBeTrue();
        var after = await SaveAsync(shop);

        foreach (var (upload, values) in new[] { (before, 0L), (during, 2L), (after, 0L) })
        {
            await shop.RunAsync(upload.UploadId);
            AppliedRule.Of(await shop.FindAsync(upload.UploadId)).Sum(applied => applied.Values).ShouldBe(values);
        }
    }

    [Fact]
    public async Task A_rule_of_one_source_leaves_files_with_another_header_alone()
    {
        var shop = await database.NewShopAsync();
        var known = await LoadAsync(shop);
        await AddAsync(shop, "category", "Kitchn", "Kitchen", Dialect.FromJson(known.Dialect)!.Fingerprint);

        var same = await LoadAsync(shop);
        var another = await shop.LoadAsync(Orders.Replace("unit_price", "unit_price,status", StringComparison.Ordinal).Replace(",1,10\n", ",1,10,\n", StringComparison.Ordinal), kind: UploadKind.OrderLines);

        AppliedRule.Of(same).Single().Values.ShouldBe(2);
        another.Status.ShouldBe(UploadStatus.Succeeded, another.Error);
        AppliedRule.Of(another).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("quantity", "1", "2")]
    [InlineData("category", " ", "Kitchen")]
    [InlineData("category", "Kitchen", "Kitchen ")]
    public async Task What_makes_no_sense_as_a_rule_is_refused(string field, string from, string to)
    {
        var shop = await database.NewShopAsync();
        await using var scope = database.ScopeOf(shop.Tenant);

        (await scope.GetRequiredService<ValueRules>().AddAsync(new ValueRule { Field = field, FromValue = from, ToValue = to }, Ct)).ShouldNotBeNull();
        (await shop.ReadAsync(db => db.ValueRules)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_never_follow_one_another_and_the_last_word_wins()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await AddAsync(other, "category", "Kitchn", "Elsewhere");
        await AddAsync(shop, "category", "kitchn", "Kitchn");
        await AddAsync(shop, "category", "Kitchn", "Kitchen");
        await AddAsync(shop, "category", "Kitchen", "Cooking");
        var further = await RefusedAsync(shop, "category", "Pots", "Kitchen");
        await AddAsync(shop, "region", "Nort", "North");
        await AddAsync(shop, "region", "North", "Nort");

        var upload = await LoadAsync(shop);

        further.ShouldBe("“Kitchen” is itself read as “Cooking”. Name that instead, or remove the rule for “Kitchen” first.");
        (await shop.ReadAsync(db => db.ValueRules)).Where(rule => rule.RemovedAt is null).Select(rule => (rule.FromValue, rule.ToValue)).Order()
            .ShouldBe([("Kitchen", "Cooking"), ("Kitchn", "Cooking"), ("North", "Nort"), ("kitchn", "Cooking")], ignoreOrder: true);
        (await shop.LinesAsync()).Select(l => (l.Category, l.Region)).ShouldBe([("Cooking", "Nort"), ("Cooking", "Nort"), ("Cooking", "Nort")]);
        AppliedRule.Of(upload).Sum(applied => applied.Values).ShouldBe(5, "three categories, two of three regions");
        (await other.ReadAsync(db => db.ValueRules)).ShouldHaveSingleItem().RemovedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_of_one_source_does_not_change_what_holds_for_all()
    {
        var shop = await database.NewShopAsync();
        await AddAsync(shop, "category", "Kitchn", "Kitchen");
        await AddAsync(shop, "category", "Kitchen", "Cooking", "one source");

        (await shop.ReadAsync(db => db.ValueRules)).ShouldAllBe(rule => rule.RemovedAt == null);
    }

    private static Task<Upload> LoadAsync(Shop shop) => shop.LoadAsync(Orders, "orders.csv", UploadKind.OrderLines);

    private static Task<Upload> SaveAsync(Shop shop) => shop.SaveAsync(Encoding.UTF8.GetBytes(Orders), "orders.csv", UploadKind.OrderLines);

    private async Task<Guid> AddAsync(Shop shop, string field, string from, string to, string? fingerprint = null)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        var rule = new ValueRule { Field = field, FromValue = from, ToValue = to, HeaderFingerprint = fingerprint };
        (await scope.GetRequiredService<ValueRules>().AddAsync(rule, Ct)).ShouldBeNull();
        return rule.RuleId;
    }

    private async Task<string?> RefusedAsync(Shop shop, string field, string from, string to)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        return await scope.GetRequiredService<ValueRules>().AddAsync(new ValueRule { Field = field, FromValue = from, ToValue = to }, Ct);
    }

    private async Task<bool> RemoveAsync(Shop shop, Guid ruleId)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        return await scope.GetRequiredService<ValueRules>().RemoveAsync(ruleId, Ct);
    }
}
