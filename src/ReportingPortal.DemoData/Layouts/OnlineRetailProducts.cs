using System.Globalization;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

internal sealed record OnlineRetailProduct(string StockCode, string Description, decimal Price);

/// <summary>An assortment with the layout's quirks: quotes, commas, pound signs, line breaks, outer spaces, lower-case codes.</summary>
internal static class OnlineRetailProducts
{
    public static readonly OnlineRetailProduct Postage = new("POST", "POSTAGE", 18.00m);

    private static readonly string[] Manners = ["ANTIQUE", "RED SPOT", "CREAM", "VINTAGE", "PINK", "SILVER", "PAINTED", "RETRO"];

    private static readonly string[] Nouns =
        ["CANDLE HOLDER", "TEA TRAY", "BUNTING", "CAKE STAND", "LUNCH BAG", "DOORMAT", "GIFT WRAP", "STORAGE JAR", "WALL HOOK", "NOTEBOOK"];

    public static IReadOnlyList<OnlineRetailProduct> Create(int seed, int count)
    {
        var random = new SeededRandom(seed, stream: 40);
        return [.. Enumerable.Range(0, count).Select(number => CreateOne(number, random))];
    }

    private static OnlineRetailProduct CreateOne(int number, SeededRandom random)
    {
        var plain = $"{random.Pick(Manners)} {random.Pick(Nouns)}";
        var description = (number % 12) switch
        {
            1 => $"{plain}, SET OF {random.Between(2, 12)}",
            3 => $"ASSORTED \"{plain}\"",
            5 => $"{plain} {random.Between(5, 20)}\" ",
            7 => $"£{random.Between(1, 9)} {plain}",
            9 => $"{plain}\nGIFT BOXED",
            _ => plain,
        };
        var letter = (number % 8) switch { 2 => "A", 6 => "a", _ => "" };
        return new OnlineRetailProduct((20_000 + number).ToString(CultureInfo.InvariantCulture) + letter, description, random.Money(0, 15) + 0.19m);
    }
}
