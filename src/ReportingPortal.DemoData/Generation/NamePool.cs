using Bogus;

namespace ReportingPortal.DemoData.Generation;

/// <summary>Full names by index, from a pool drawn once: the same index always has the same name, at no memory per customer.</summary>
internal sealed class NamePool
{
    private readonly string[] firstNames;
    private readonly string[] lastNames;

    public NamePool(int seed)
    {
        var faker = new Faker("en") { Random = new Randomizer(seed) };
        firstNames = [.. Enumerable.Range(0, 211).Select(_ => faker.Name.FirstName())];
        lastNames = [.. Enumerable.Range(0, 307).Select(_ => faker.Name.LastName())];
    }

    // 211 and 307 are primes: 64,777 indexes pass before a pair comes again
    public string FullName(int index) => $"{FirstName(index)} {LastName(index)}";

    public string Initials(int index) => $"{FirstName(index)[0]}{LastName(index)[0]}";

    private string FirstName(int index) => firstNames[index % firstNames.Length];

    private string LastName(int index) => lastNames[index % lastNames.Length];
}
