using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Products and customers as shop systems export them, and that they are those of the orders.</summary>
public class CatalogueTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string ShopifyOrders =
        "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Country\n"
        + "#1001,ann@example.com,paid,EUR,91.80,5.00,0.00,96.80,0.00,2024-01-05 09:59:00 +0100,2,Linen Shirt - M,39.90,LS-M,Ann Lee,DE\n"
        + "#1001,ann@example.com,,,,,,,,2024-01-05 09:59:00 +0100,1,Mug,12.00,MUG-1,,\n";

    private const string ShopifyProducts =
        "Handle,Title,Vendor,Product Category,Type,Variant SKU,Variant Price,Variant Compare At Price,Image Src,Image Position,Cost per item\n"
        + "linen-shirt,Linen Shirt,Acme,Apparel > Shirts,Shirts,LS-S,39.90,49.90,https://example.com/1.jpg,1,15.50\n"
        + "linen-shirt,,,,,LS-M,39.90,49.90,https://example.com/2.jpg,2,15.50\n"
        + "linen-shirt,,,,,,,,https://example.com/3.jpg,3,\n"
        + "mug,Mug,Acme,Home > Kitchen,Mugs,MUG-1,12.00,,https://example.com/4.jpg,1,4.00\n";

    private const string ShopifyCustomers =
        "Customer ID,First Name,Last Name,Email,Default Address City,Default Address Country Code,Total Spent,Total Orders\n"
        + "6612345678901,Ann,Lee,Ann@Example.com,Berlin,DE,96.80,1\n";

    [Theory]
    [InlineData("OPC")]
    [InlineData("CPO")]
    [InlineData("PCO")]
    public async Task Shopifys_orders_products_and_customers_are_one_shop_in_any_order(string order)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(ShopifyProducts.Replace("Linen Shirt", "Silk Shirt"));
        foreach (var letter in order)
        {
            (await shop.LoadAsync(letter switch { 'O' => ShopifyOrders, 'P' => ShopifyProducts, _ => ShopifyCustomers })).Status.ShouldBe(UploadStatus.Succeeded);
        }

        (await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => (p.ProductId, p.Name, p.Category, p.Price, p.UnitCost)).ShouldBe(
            [("LS-M", "Linen Shirt", "Shirts", 39.9m, 15.5m), ("LS-S", "Linen Shirt", "Shirts", 39.9m, 15.5m), ("MUG-1", "Mug", "Mugs", 12m, 4m)]);
        (await shop.DailySalesAsync(category: "Shirts")).ShouldHaveSingleItem().NetSales.ShouldBe(79.8m);
        (await shop.DailySalesAsync(category: "Mugs")).ShouldHaveSingleItem().NetSales.ShouldBe(12m);
        (await shop.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            ann => ann.CustomerId.ShouldBe("ann@example.com"), ann => ann.Name.ShouldBe("Ann Lee"), ann => ann.City.ShouldBe("Berlin"));
    }

    [Fact]
    public async Task WooCommerces_variations_are_in_their_parents_category_and_who_has_no_SKU_is_known_by_name()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Header = "ID,Type,SKU,Name,Sale price,Regular price,Categories,Parent\n";
        await other.LoadAsync(Header + "44,simple,tee,Tee,,9.00,Other,\n");

        var upload = await shop.LoadAsync(Header + "44,variable,tee,V-Neck,,,Clothing > Tees,\n46,simple,,Album,,15.00,Music,\n45,variation,tee-blue,V-Neck - Blue,18.00,20.00,,tee\n");

        upload.Preset.ShouldBe("woocommerce_products");
        (await shop.ReadAsync(db => db.Products.OrderBy(p => p.ProductId))).Select(p => (p.ProductId, p.Name, p.Category, p.Price)).ShouldBe(
            [("Album", "Album", "Music", 15m), ("tee", "V-Neck", "Clothing > Tees", null), ("tee-blue", "V-Neck - Blue", "Clothing > Tees", 20m)]);
        (await other.ReadAsync(db => db.Products)).ShouldHaveSingleItem().Category.ShouldBe("Other");
    }

    [Theory]
    [InlineData("ID,user_email,first_name,last_name,role,user_registered,billing_city,billing_country\n7,Ann@example.com,Ann,Lee,customer,2023-05-26 08:00:00,Berlin,DE\n")]
    [InlineData("Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region\nAnn Lee,ann,2024-03-01 10:00:00,2023-05-26 08:00:00,Ann@example.com,3,120.50,40.17,DE,Berlin,DE\n")]
    public async Task WooCommerces_customers_are_those_of_its_orders(string customers)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await shop.LoadAsync("Order Number,Order Date,Order Status,Billing Email,Item Name,Item Quantity,Item Total\n1,2024-01-05 10:00,completed,ann@example.com,Cup,2,20.00\n");
        await other.LoadAsync(customers.Replace("Ann", "Bob"));

        (await shop.LoadAsync(customers)).Status.ShouldBe(UploadStatus.Succeeded);

        (await shop.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            ann => ann.CustomerId.ShouldBe("ann@example.com"), ann => ann.Name.ShouldBe("Ann Lee"), ann => ann.City.ShouldBe("Berlin"),
            ann => ann.RegisteredOn.ShouldBe(new DateOnly(2023, 5, 26)));
        (await shop.DailySalesAsync(region: "DE")).ShouldHaveSingleItem().NetSales.ShouldBe(20m);
        (await other.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().Name.ShouldBe("Bob Lee");
    }

    [Fact]
    public async Task A_name_that_is_whole_already_does_not_take_the_first_name_once_more()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync("customer_id,first_name,last_name,email\nC1,Bob,Ray,b@example.com\n");

        await shop.LoadAsync("customer_id,name,first_name,last_name,email\nC1,Ann Lee,Ann,Lee,a@example.com\nC2,,Cy,,c@example.com\n");

        (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => c.Name).ShouldBe(["Ann Lee", "Cy"]);
        (await other.ReadAsync(db => db.Customers)).ShouldHaveSingleItem().Name.ShouldBe("Bob Ray");
    }
}
