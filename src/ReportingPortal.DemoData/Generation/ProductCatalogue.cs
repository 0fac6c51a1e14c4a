namespace ReportingPortal.DemoData.Generation;

/// <summary>An article of the invented shop. <paramref name="CostRate"/>: cost as a share of the list price.</summary>
internal sealed record CatalogueProduct(string Name, string Category, decimal Price, decimal CostRate);

/// <summary>Seven categories of six articles. Neighbours (0 and 1, 2 and 3, ...) are often bought together.</summary>
internal static class ProductCatalogue
{
    /// <summary>Sold below cost once its usual discounts are taken off.</summary>
    public const string LossCategory = "Home & Garden";

    public static readonly IReadOnlyList<CatalogueProduct> Products =
    [
        .. Of("Electronics", 0.74m, ("Wireless Headphones", 129.00m), ("Headphone Case", 19.90m),
            ("Tablet 11\"", 349.00m), ("Tablet Sleeve", 29.90m), ("Mechanical Keyboard", 89.90m), ("Wireless Mouse", 39.90m)),
        .. Of("Clothing", 0.45m, ("Rain Jacket", 119.00m), ("Wool Scarf", 34.90m),
            ("Linen Shirt", 59.90m), ("Chino Trousers", 69.90m), ("Running Shoes", 109.00m), ("Sport Socks, 3 Pairs", 14.90m)),
        .. Of(LossCategory, 0.9m, ("Garden Chair", 79.90m), ("Seat Cushion", 24.90m),
            ("Cast Iron Pan", 54.90m), ("Wooden Spatula Set", 16.90m), ("Desk Lamp", 44.90m), ("LED Bulb, Warm White", 11.90m)),
        .. Of("Books", 0.62m, ("Vegetarian Cookbook", 28.00m), ("Baking Basics", 22.00m),
            ("Crime Novel \"The Harbour\"", 14.00m), ("Crime Novel \"The Lighthouse\"", 14.00m), ("Travel Guide", 18.90m), ("Road Atlas", 24.90m)),
        .. Of("Sports", 0.55m, ("Yoga Mat", 39.90m), ("Yoga Block", 12.90m),
            ("Tennis Racket", 99.00m), ("Tennis Balls, 4 Pieces", 11.90m), ("Hiking Backpack", 89.00m), ("Water Bottle", 19.90m)),
        .. Of("Beauty", 0.38m, ("Face Cream", 32.90m), ("Cleansing Gel", 15.90m),
            ("Hair Dryer", 69.90m), ("Round Brush", 17.90m), ("Beard Oil", 21.90m), ("Shaving Brush", 26.90m)),
        .. Of("Toys", 0.52m, ("Wooden Railway", 64.90m), ("Railway Bridge", 24.90m),
            ("Building Blocks", 39.90m), ("Base Plate", 12.90m), ("Board Game", 34.90m), ("Playing Cards", 10.90m)),
    ];

    public static readonly IReadOnlyList<string> Categories = [.. Products.Select(product => product.Category).Distinct()];

    private static readonly WeightedChoice Popularity = new(Products.Select((_, index) => 1.0 / (3 + (index * 13 % 42))));

    /// <summary>An index drawn by popularity: few articles sell most.</summary>
    public static int Next(SeededRandom random) => Popularity.Next(random);

    /// <summary>An index drawn by popularity inside one category.</summary>
    public static int NextIn(int category, SeededRandom random) => Popularity.Next(random, category * 6, (category * 6) + 5);

    /// <summary>The article often bought together with this one.</summary>
    public static int CompanionOf(int product) => product ^ 1;

    private static IEnumerable<CatalogueProduct> Of(string category, decimal costRate, params (string Name, decimal Price)[] products) =>
        products.Select(product => new CatalogueProduct(product.Name, category, product.Price, costRate));
}
