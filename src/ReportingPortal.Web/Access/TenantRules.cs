using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportingPortal.Web.Access;

/// <summary>What a tenant's settings may be.</summary>
public static partial class TenantRules
{
    private static readonly Lazy<SortedDictionary<string, string>> CurrencyNames = new(ReadCurrencies);
    private static readonly Lazy<IReadOnlyList<string>> Zones = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && (z.Id.Contains('/') || z.Id == "UTC")).Select(z => z.Id).Order(StringComparer.Ordinal)]);

    /// <summary>ISO 4217 codes in use, with English names.</summary>
    public static IReadOnlyDictionary<string, string> Currencies => CurrencyNames.Value;

    /// <summary>IANA names, for choosing; others the system knows are accepted too.</summary>
    public static IReadOnlyList<string> TimeZones => Zones.Value;

    /// <exception cref="RuleViolationException">The first rule broken.</exception>
    public static void Check(string name, string currency, string timeZone)
    {
        CheckName(name);
        if (!Currencies.ContainsKey(currency ?? ""))
        {
            throw new RuleViolationException("Currency", "Choose a currency by its ISO code, such as EUR.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone ?? "", out var zone) || !zone.HasIanaId)
        {
            throw new RuleViolationException("TimeZone", "This is no time zone of the IANA list, such as Europe/Berlin.");
        }
    }

    public static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            throw new RuleViolationException("Name", "A name has 1 to 100 characters.");
        }
    }

    public static void CheckSlug(string slug)
    {
        if (!SlugPattern().IsMatch(slug ?? ""))
        {
            throw new RuleViolationException("Slug", "The short name has 2 to 40 lower-case letters, digits or hyphens and begins with a letter or digit.");
        }
    }

    private static SortedDictionary<string, string> ReadCurrencies()
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.ISOCurrencySymbol is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) && code != "XXX")
            {
                names[code] = region.CurrencyEnglishName;
            }
        }

        return names;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex SlugPattern();
}
