using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

internal sealed record SuperstoreProduct(string Id, string Category, string SubCategory, string Name, decimal Price, decimal UnitCost);

/// <summary>An assortment in the ids and words of the layout: commas, inch signs and no-break spaces in names included.</summary>
internal static class SuperstoreProducts
{
    private static readonly (string Category, string Code, string SubCategory, string Noun, int MaxPrice)[] Kinds =
    [
        ("Furniture", "FUR-BO", "Bookcases", "Bookcase", 500), ("Furniture", "FUR-CH", "Chairs", "Stacking Chairs, Set of Two", 400),
        ("Furniture", "FUR-TA", "Tables", "Conference Table, 72\" x 36\"", 600), ("Furniture", "FUR-FU", "Furnishings", "Wall Clock, 14\"", 90),
        ("Office Supplies", "OFF-PA", "Paper", "Recycled Paper", 30), ("Office Supplies", "OFF-BI", "Binders", "View Binder, White, 1\"", 40),
        ("Office Supplies", "OFF-AR", "Art", "Colored Pencils", 25), ("Office Supplies", "OFF-ST", "Storage", "Shelving, Vertical 5-Shelf: 72\"H x 36\"W", 250),
        ("Office Supplies", "OFF-LA", "Labels", "Address Labels", 15), ("Office Supplies", "OFF-EN", "Envelopes", "Security\u00A0Envelopes", 35),
        ("Office Supplies", "OFF-FA", "Fasteners", "Rubber Bands", 12), ("Office Supplies", "OFF-AP", "Appliances", "Surge Protector", 120),
        ("Office Supplies", "OFF-SU", "Supplies", "Office Scissors", 30), ("Technology", "TEC-PH", "Phones", "Cordless Phone", 350),
        ("Technology", "TEC-AC", "Accessories", "USB Keyboard", 150), ("Technology", "TEC-MA", "Machines", "Laser Printer", 900),
        ("Technology", "TEC-CO", "Copiers", "Digital Copier", 1500),
    ];

    private static readonly string[] Makers =
        ["Arden", "Birchway", "Calder", "Dunmore", "Eastfold", "Farrow & Lane", "Glenholt", "Harbeck", "Ironbridge", "Juniper"];

    private static readonly string[] Lines = ["Classic", "Deluxe", "Economy", "Executive", "Compact", "Premier", "Studio", "Heavy-Duty"];

    public static IReadOnlyList<SuperstoreProduct> Create(int seed, int count)
    {
        var random = new SeededRandom(seed, stream: 20);
        return [.. Enumerable.Range(0, count).Select(number => CreateOne(number, random))];
    }

    private static SuperstoreProduct CreateOne(int number, SeededRandom random)
    {
        var kind = Kinds[number % Kinds.Length];
        var name = $"{random.Pick(Makers)} {random.Pick(Lines)} {kind.Noun}";
        var price = random.Money(2, kind.MaxPrice);
        var unitCost = Math.Round(price * random.Between(50, 85) / 100m, 2, MidpointRounding.ToZero);
        return new SuperstoreProduct($"{kind.Code}-{10_000_000 + number}", kind.Category, kind.SubCategory, name, price, unitCost);
    }
}
