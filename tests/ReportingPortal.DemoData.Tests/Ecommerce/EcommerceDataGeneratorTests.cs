using ReportingPortal.DemoData.Ecommerce;

namespace ReportingPortal.DemoData.Tests.Ecommerce;

public class EcommerceDataGeneratorTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private readonly EcommerceDataGenerator generator = new(LastDay, numUsers: 300, numDays: 60, seed: 42);

    [Fact]
    public void Users_have_the_named_columns_and_ranges()
    {
        var csv = CsvText.Of(generator.WriteUsers);

        csv.Header.ShouldBe("user_id,email,registration_date,age,gender,location,segment");
        csv.Rows.Select(row => row["user_id"]).ShouldBe(Enumerable.Range(1, 300).Select(number => $"U{number:D6}"));
        csv.Rows.Select(row => row["email"]).Distinct().Count().ShouldBe(300);
        csv.Rows.ShouldAllBe(row => row["email"].EndsWith("@example.com"));
        csv.Rows.ShouldAllBe(row => row.Number("age") >= 18 && row.Number("age") <= 65);
        csv.Rows.Select(row => row["gender"]).Distinct().Order().ShouldBe(["F", "M"]);
        csv.Rows.Select(row => row["segment"]).Distinct().Order().ShouldBe(["High Value", "New", "Occasional", "Regular"]);
        csv.Rows.ShouldAllBe(row => row.Day("registration_date") <= LastDay && row.Day("registration_date") > LastDay.AddDays(-60));
    }

    [Fact]
    public void Segments_come_in_the_shares_1_5_3_1()
    {
        var segments = CsvText.Of(new EcommerceDataGenerator(LastDay).WriteUsers).Rows.CountBy(row => row["segment"]).ToDictionary();

        // 5,000 draws: three standard deviations are 64 users at 10 %, 106 at 50 %, 97 at 30 %
        segments["High Value"].ShouldBeInRange(436, 564);
        segments["Regular"].ShouldBeInRange(2394, 2606);
        segments["Occasional"].ShouldBeInRange(1403, 1597);
        segments["New"].ShouldBeInRange(436, 564);
    }

    [Fact]
    public void Products_are_42_in_7_categories_at_10_to_500()
    {
        var csv = CsvText.Of(generator.WriteProducts);

        csv.Header.ShouldBe("product_id,product_name,category,price");
        csv.Rows.Select(row => row["product_id"]).ShouldBe(Enumerable.Range(1, 42).Select(number => $"P{number:D4}"));
        csv.Rows.CountBy(row => row["category"]).ShouldAllBe(category => category.Value == 6);
        csv.Rows.Select(row => row["category"]).Distinct().ShouldBe(
            ["Electronics", "Clothing", "Home & Garden", "Books", "Sports", "Beauty", "Toys"]);
        csv.Rows.ShouldAllBe(row => row.Amount("price") >= 10 && row.Amount("price") <= 500);
    }

    [Fact]
    public void Events_form_sessions_whose_funnel_narrows()
    {
        var csv = CsvText.Of(writer => generator.WriteEvents(writer));

        csv.Header.ShouldBe(EventRows.Header);
        EventRows.ShouldBeWellFormed(csv.Rows);
        EventRows.ShouldNarrow(csv.Rows);
    }

    [Fact]
    public void Events_carry_the_prices_of_products_and_the_users_of_users()
    {
        var products = CsvText.Of(generator.WriteProducts).Rows.ToDictionary(row => row["product_id"]);
        var users = CsvText.Of(generator.WriteUsers).Rows.ToDictionary(row => row["user_id"], row => row.Day("registration_date"));
        var rows = CsvText.Of(writer => generator.WriteEvents(writer)).Rows;

        rows.ShouldAllBe(row => users[row["user_id"]] <= DateOnly.FromDateTime(row.Time("timestamp")));
        rows.ShouldAllBe(row => DateOnly.FromDateTime(row.Time("timestamp")) <= LastDay);
        rows.Where(row => row["product_id"] != "").ShouldAllBe(row => products[row["product_id"]]["category"] == row["category"]);
        rows.Where(row => row["price"] != "").ShouldAllBe(row => products[row["product_id"]]["price"] == row["price"]);
    }

    [Fact]
    public void Sessions_stand_in_order_of_their_start()
    {
        var starts = EventRows.OfType(CsvText.Of(writer => generator.WriteEvents(writer)).Rows, "session_start");
        starts.Select(row => row.Time("timestamp")).ShouldBeInOrder();
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        WrittenEvents? truth = null;
        var rows = CsvText.Of(writer => truth = generator.WriteEvents(writer)).Rows;

        truth.ShouldBe(EventRows.Recount(rows));
    }

    [Fact]
    public void Defaults_give_about_1_8_million_events()
    {
        var truth = new EcommerceDataGenerator(LastDay).WriteEvents(TextWriter.Null);

        truth.Events.ShouldBeInRange(1_700_000, 1_950_000);
        truth.ActiveUsers.ShouldBeInRange(4_800, 4_950);
        truth.Sessions.ShouldBeInRange(210_000, 260_000);
        ((double)truth.PurchasingSessions / truth.Sessions).ShouldBeInRange(0.17, 0.20);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 365)]
    [InlineData(50, 1)]
    public void Small_worlds_work(int numUsers, int numDays)
    {
        var small = new EcommerceDataGenerator(LastDay, numUsers, numDays);
        CsvText.Of(small.WriteUsers).Rows.Count.ShouldBe(numUsers);
        CsvText.Of(writer => small.WriteEvents(writer)).Rows.Count.ShouldBeGreaterThan(0);
    }
}
