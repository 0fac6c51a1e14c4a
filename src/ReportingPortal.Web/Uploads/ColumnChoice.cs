using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

/// <summary>A column of a file as the mapping page shows it.</summary>
/// <param name="Examples">Its first different values.</param>
/// <param name="Chosen">The fields it fills, joined by commas as <see cref="ColumnChoices"/> offers them; empty for none.</param>
public sealed record ColumnChoice(ColumnDialect Column, IReadOnlyList<string> Examples, string Chosen);

/// <summary>What a column can be chosen for: a field, or two that one column often fills.</summary>
/// <param name="Value">Fields joined by commas.</param>
public sealed record ChoiceOption(string Value, string Label, string Group);

/// <summary>The choices of the mapping page, column by column, and the mapping they make.</summary>
public static class ColumnChoices
{
    private static readonly string[] Common =
        ["order_id", "net_sales", "unit_price", "quantity", "customer_id", "product_id", "category", "name", "email", "region", "price", "session_id"];

    private static readonly Dictionary<UploadKind, string[]> Pairs = new()
    {
        [UploadKind.OrderLines] = ["customer_id,customer_email", "customer_id,customer_name", "region,country", "product_id,product_name", "product_id,category"],
        [UploadKind.Customers] = ["customer_id,email", "region,city", "region,country"],
        [UploadKind.Products] = ["product_id,name"],
        [UploadKind.Events] = [],
        [UploadKind.OrderHeads] = ["customer_id,customer_email", "customer_id,customer_name", "region,country"],
        [UploadKind.OrderItems] = ["product_id,product_name", "product_id,category"],
        [UploadKind.CustomerAliases] = ["customer_id,email", "region,city", "region,country"],
    };

    /// <param name="chosen">Choices beyond the usual ones, which have to be on offer as well.</param>
    public static IReadOnlyList<ChoiceOption> Options(UploadKind kind, IEnumerable<string> chosen)
    {
        var fields = FieldCatalogue.Of(kind);
        var single = fields.Select(field => new ChoiceOption(field.Name, field.Meaning, GroupOf(field)));
        var pairs = Pairs[kind].Concat(chosen.Where(choice => choice.Contains(',', StringComparison.Ordinal))).Distinct()
            .Select(pair => new ChoiceOption(pair, Sentence(string.Join(" and ", pair.Split(',').Select(name => Short(fields, name)))), "Two at once"));
        return [.. single, .. pairs];
    }

    /// <summary>The choice of each column that a mapping makes.</summary>
    public static IReadOnlyList<string> Of(UploadKind kind, IReadOnlyDictionary<string, string> mapping, IReadOnlyList<ColumnDialect> columns)
    {
        var known = FieldCatalogue.Of(kind).Select(field => field.Name).ToHashSet();
        var fields = mapping.Where(pair => known.Contains(pair.Key)).ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => string.Join(',', fields[column.Name]))];
    }

    /// <summary>The mapping that choices make, and what is wrong with them.</summary>
    public static (Dictionary<string, string> Mapping, IReadOnlyList<string> Problems) MappingOf(IReadOnlyList<string> names, IReadOnlyList<string?> choices)
    {
        var (mapping, problems) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < Math.Min(names.Count, choices.Count); i++)
        {
            foreach (var field in (choices[i] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!mapping.TryAdd(field, names[i]))
                {
                    problems.Add($"Both {mapping[field]} and {names[i]} are chosen for {field}: keep one of them.");
                }
            }
        }

        return (mapping, problems);
    }

    private static string GroupOf(CanonicalField field) => field.IsRequired ? "Needed" : Common.Contains(field.Name) ? "Usual" : "Further";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Short(IReadOnlyList<CanonicalField> fields, string name)
        => fields.FirstOrDefault(field => field.Name == name)?.Label ?? name;
}
