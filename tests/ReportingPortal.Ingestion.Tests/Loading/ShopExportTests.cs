using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>Exports of tills, markets and shop systems that are no known layouts: by their names and values alone.</summary>
public class ShopExportTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Shopware = "order_number;order_date_time;line_item_label;line_item_product_number;line_item_quantity;line_item_unit_price;line_item_total_price;customer_number;order_state\n"
        + "10001;2024-01-08T10:00:00.000+00:00;Tasse;SW1;2;10.00;20.00;20001;completed\n10001;2024-01-08T10:00:00.000+00:00;Becher;SW2;1;5.00;5.00;20001;completed\n"
        + "10002;2024-01-13T10:00:00.000+00:00;Hut;SW3;1;8.00;8.00;20002;cancelled\n";

    private const string Zettle = "Date,Time,Receipt number,Receipt type,Category,Name,SKU,Quantity,Final price (EUR),Unit price (EUR),Discount (EUR)\n"
        + "2024-01-08,10:15,100,Sale,Cups,Cup,Z1,2,18.00,10.00,2.00\n2024-01-08,10:15,100,Sale,Mugs,Mug,Z2,1,5.00,5.00,0.00\n2024-01-13,12:15,101,Refund,Mugs,Mug,Z2,-1,-5.00,5.00,0.00\n";

    private const string Shopee = "Order ID,Order Status,Order Creation Date,Product Name,SKU Reference No.,Original Price,Deal Price,Quantity,Product Subtotal,Total Discount,City\n"
        + "A,Completed,2024-01-08 10:00,Cup,S1,12.00,10.00,2,20.00,4.00,Bonn\nA,Completed,2024-01-08 10:00,Mug,S2,5.00,5.00,1,5.00,0.00,Bonn\nB,Cancelled,2024-01-13 10:00,Cap,S3,8.00,8.00,1,8.00,0.00,Paris\n";

    /// <summary>2 × 10 + 5 less 5 of discount; 8 came back whole. Only the first row of an order says when and who.</summary>
    private const string Squarespace = "Order ID,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
        + "00001,ann@x.de,PAID,EUR,25.00,0.00,0.00,0.00,20.00,5.00,2024-01-08 10:00:00 +0100,2,Cup,10.00,Q1\n00001,ann@x.de,,,,,,,,,,1,Mug,5.00,Q2\n"
        + "00002,bob@x.de,REFUNDED,EUR,8.00,0.00,0.00,8.00,8.00,0.00,2024-01-13 10:00:00 +0100,1,Cap,8.00,Q3\n";

    /// <summary>Order states in French; 12.50 were cancelled.</summary>
    private const string PrestaShop = "id_order;reference;date_add;id_customer;email;product_reference;product_name;product_quantity;unit_price_tax_excl;total_price_tax_excl;order_state;currency\n"
        + "12;XK;2024-01-13 10:15:00;5;a@x.de;R1;Chaise;2;12,500000;25,000000;Livré;EUR\n12;XK;2024-01-13 10:15:00;5;a@x.de;R2;Bureau;1;100,000000;100,000000;Livré;EUR\n"
        + "13;OH;2024-01-25 10:15:00;6;b@x.de;R1;Chaise;1;12,500000;12,500000;Annulé;EUR\n";

    private const string ShopwareOrders = "id;order_number;order_date_time;order_customer.email;state_machine_state.technical_name;currency.iso_code;amount_total;amount_net;shipping_total\n"
        + "018c1;10001;2024-01-13T10:15:00.000+00:00;ann@x.de;completed;EUR;148.75;125.00;0\n018c3;10003;2024-02-03T10:15:00.000+00:00;ann@x.de;cancelled;EUR;28.56;24.00;0\n";

    private const string Accountants = "Export comptable;;;;;;;;\nPériode du 01/01/2024 au 31/01/2024;;;;;;;;\n;;;;;;;;\nDate;N° facture;Client;Désignation;Référence;Qté;PU HT;Total HT;TVA\n"
        + "13/01/2024;F2024-001;Société d’Études;Bureau;B1;2;617,25 €;1\u202f234,50 €;246,90 €\n31/01/2024;F2024-003;Mme Lefèvre;Avoir chaise;A1;-1;12,50 €;−12,50 €;−2,50 €\n";

    private const string Brazilian = "Número do pedido;Data do pedido;Cliente;E-mail;Produto;SKU;Quantidade;Preço unitário;Desconto;Valor total;Status do pedido\n"
        + "1001;13/01/2024 10:15;João;j@x.de;Mesa;B;1;€ 1.100,00;€ 10,00;€ 1.090,00;Entregue\n1002;25/01/2024 21:15;Ana;a@x.de;Cadeira;A;1;€ 1.250,00;€ 0,00;€ 1.250,00;Cancelado\n";

    private const string Rakuten = "注文番号,注文日時,注文ステータス,商品名,商品番号,個数,単価,商品合計,注文者名,注文者メールアドレス,都道府県\n"
        + "123456-1,2024/01/13 10:15:00,発送済み,椅子,A,2,\"1,250\",\"2,500\",山田,a@x.de,東京都\n123456-2,2024/01/25 21:15:00,キャンセル,椅子,A,1,\"1,250\",\"1,250\",鈴木,b@x.de,大阪府\n123456-3,2024/01/26 21:15:00,発送済み,机,B,1,9.50,9.50,鈴木,b@x.de,大阪府\n";

    private const string Amplitude = """
        {"event_type":"product_view","event_time":"2024-01-08 10:00:00.000","user_id":"u1","session_id":1,"event_properties":{"product_id":"A","price":10}}
        {"event_type":"purchase","event_time":"2024-01-08 10:05:00.000","user_id":"u1","session_id":1,"event_properties":{"product_id":"A","price":10,"quantity":2,"order_id":"O1"}}
        """;

    [Theory]
    [InlineData(Shopware, 25, 1, 3)]
    [InlineData(Zettle, 18, 1, 2)]
    [InlineData(Shopee, 25, 1, 3)]
    [InlineData(Squarespace, 20, 2, 4)]
    [InlineData(PrestaShop, 125, 1, 3)]
    [InlineData(ShopwareOrders, 125, 1, 1)]
    [InlineData(Accountants, 1222, 1, 1)]
    [InlineData(Brazilian, 1090, 1, 1)]
    [InlineData(Rakuten, 2509.5, 2, 3)]
    [InlineData(Amplitude, 20, 1, 2)]
    public async Task An_export_is_understood_by_its_names_and_values(string text, decimal netSales, int orders, decimal units)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle.Replace("18.00", "19.00"), "other.csv");

        var upload = await shop.LoadAsync(text, "export.csv");

        (upload.Status, upload.Error, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, null, 0));
        (await shop.DailySalesAsync()).ShouldSatisfyAllConditions(
            days => days.Sum(day => day.NetSales).ShouldBe(netSales), days => days.Sum(day => day.Orders).ShouldBe(orders), days => days.Sum(day => day.UnitsSold).ShouldBe(units));
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(19m);
    }

    /// <summary>50 and 6 of the 10 that 4 were refunded of; 20 went back whole, 30 were never paid.</summary>
    [Fact]
    public async Task Payments_are_taken_less_what_was_refunded_of_them()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle, "other.csv");

        var upload = await shop.LoadAsync(
            "id,Description,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer ID,Customer Email,Invoice ID\n"
            + "ch_1,Order 1,2024-01-08 10:00,50.00,0.00,eur,1.70,Paid,cus_1,ann@x.de,\nch_2,Order 2,2024-01-09 10:00,20.00,20.00,eur,0.80,Refunded,cus_2,bob@x.de,\n"
            + "ch_3,Order 3,2024-01-09 11:00,30.00,0.00,eur,0.00,Failed,cus_2,bob@x.de,\nch_4,Order 4,2024-01-19 10:00,10.00,4.00,eur,0.50,Paid,cus_1,ann@x.de,\n", "payments.csv");

        upload.Error.ShouldBe("id is taken for the order number (order_id) by its name alone. Confirm it, or choose another.");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.OrderLines, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping!)!)).ShouldBeEmpty();
        await shop.RunAsync(upload.UploadId);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(56m);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(18m);
    }

    [Theory]
    [InlineData("Order ID,Customer ID,Order Date,Order Status,Subtotal (ex tax),Tax Total,Shipping Cost (ex tax),Order Total (inc tax)\n100,1,2024-01-08,Completed,40.00,7.60,5.00,53.55\n", null, 40)]
    [InlineData("Order ID,Customer ID,Order Date,Order Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Order Total (inc tax),Refund Amount,Total Quantity,Total Shipped\n"
        + "100,5,2024-01-08,Completed,148.75,125.00,23.75,0.00,148.75,0.00,3,3\n101,6,2024-01-09,Refunded,14.88,12.50,2.38,0.00,14.88,14.88,1,1\n", null, 125)]
    [InlineData("Sale Date,Order ID,Buyer User ID,Number of Items,Order Value,Discount Amount,Shipping,Sales Tax,Order Total,Status\n2024-01-08,3101,ann1,3,55.00,4.00,5.00,0.00,56.00,Shipped\n",
        null, 51)]
    [InlineData("SKU,Fecha,Unidades\nM1,enero,2\n", "Say what the rows are: customers, products, order_lines or events.", 0)]
    public async Task Whole_orders_are_taken_by_their_goods_and_what_is_open_is_asked(string text, string? question, decimal netSales)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Zettle, "other.csv");

        var upload = await shop.LoadAsync(text, "orders.csv");

        upload.Error.ShouldBe(question);
        (await shop.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(netSales);
        (await other.DailySalesAsync()).Sum(day => day.NetSales).ShouldBe(18m);
    }
}
