using Bogus;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>Invented people: names from Bogus in three languages, e-mail addresses under example.com.</summary>
internal static class ShopCustomers
{
    private static readonly (string Region, string[] Cities)[] Regions =
    [
        ("North", ["Hamburg", "Bremen", "Kiel", "Lübeck", "Rostock"]),
        ("South", ["München", "Stuttgart", "Nürnberg", "Augsburg", "Freiburg"]),
        ("East", ["Berlin", "Leipzig", "Dresden", "Potsdam", "Erfurt"]),
        ("West", ["Köln", "Düsseldorf", "Dortmund", "Essen", "Bonn"]),
        ("Central", ["Frankfurt am Main", "Hannover", "Kassel", "Mainz", "Göttingen"]),
    ];

    private static readonly WeightedChoice RegionShares = new([0.18, 0.27, 0.14, 0.28, 0.13]);

    // in the order of BuyerKind
    private static readonly WeightedChoice KindShares = new([0.04, 0.42, 0.20, 0.20, 0.10, 0.04]);

    public static IReadOnlyList<ShopCustomer> Create(int seed, int count)
    {
        var randomizer = new Randomizer(seed);
        Faker[] fakers = [new("de") { Random = randomizer }, new("en") { Random = randomizer }, new("fr") { Random = randomizer }];
        var random = new SeededRandom(seed, stream: 50);
        return [.. Enumerable.Range(0, count).Select(number => CreateOne(number, fakers[number % 10 < 8 ? 0 : (number % 10) - 7], random))];
    }

    private static ShopCustomer CreateOne(int number, Faker faker, SeededRandom random)
    {
        var firstName = faker.Name.FirstName();
        var lastName = faker.Name.LastName();
        var (region, cities) = Regions[RegionShares.Next(random)];
        return new ShopCustomer(
            number,
            (BuyerKind)KindShares.Next(random),
            $"{firstName} {lastName}",
            $"{AddressPartOf(firstName)}.{AddressPartOf(lastName)}{number + 1}@example.com",
            region,
            random.Pick(cities),
            Segment: random.Chance(0.12) ? "Business" : "Consumer",
            random.Between(0, ProductCatalogue.Categories.Count - 1));
    }

    private static string AddressPartOf(string name) =>
        string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
}
