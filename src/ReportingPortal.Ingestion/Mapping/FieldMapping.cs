using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Canonical field to source column, by name: checks one and guesses one.</summary>
public static class FieldMapping
{
    /// <summary>What is wrong with a mapping, in sentences; empty when it can be used.</summary>
    public static IReadOnlyList<string> ProblemsOf(UploadKind kind, IReadOnlyDictionary<string, string> mapping, IReadOnlyCollection<string> columns)
    {
        if (kind == UploadKind.Auto)
        {
            return ["Say what the rows are: customers, products, order_lines or events."];
        }

        var fields = FieldCatalogue.Of(kind);
        var problems = new List<string>();
        foreach (var (field, column) in mapping.Where(pair => !FieldCatalogue.Options.Contains(pair.Key)))
        {
            if (fields.All(f => f.Name != field))
            {
                problems.Add($"There is no field {field} for this kind of file.");
            }
            else if (!columns.Contains(column, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"The file has no column {column} (for {field}).");
            }
        }

        problems.AddRange(fields.Where(f => f.IsRequired && !mapping.ContainsKey(f.Name)).Select(f => $"No column is chosen for {f.Name} ({f.Meaning})."));
        if (kind == UploadKind.OrderLines && !mapping.ContainsKey("order_id") && !mapping.ContainsKey("customer_id"))
        {
            problems.Add("No column is chosen for order_id (Order number), nor for customer_id, whose rows would be taken as orders.");
        }

        if (kind == UploadKind.OrderLines && !mapping.ContainsKey("net_sales") && !mapping.ContainsKey("unit_price"))
        {
            problems.Add("Choose a column for net_sales (line total) or unit_price.");
        }

        if (mapping.TryGetValue("date_order", out var order) && ParseDateOrder(order) is null)
        {
            problems.Add("date_order is day_first, month_first or year_first.");
        }

        if (mapping.TryGetValue("decimal_mark", out var mark) && mark is not ("." or ","))
        {
            problems.Add("decimal_mark is a point or a comma.");
        }

        return problems;
    }

    /// <summary>The best guess by column names; required fields may be missing from it.</summary>
    public static IReadOnlyDictionary<string, string> Suggest(UploadKind kind, IReadOnlyList<ColumnDialect> columns)
    {
        var byName = columns.GroupBy(c => ColumnNames.Normalise(c.Name)).ToDictionary(group => group.Key, group => group.First());
        var mapping = new Dictionary<string, string>();
        foreach (var field in FieldCatalogue.Of(kind))
        {
            if (field.SourceNames.FirstOrDefault(byName.ContainsKey) is { } name)
            {
                mapping[field.Name] = byName[name].Name;
            }
        }

        if (kind == UploadKind.OrderLines && byName.TryGetValue("discount", out var discount))
        {
            mapping.TryAdd(discount.IsRate ? "discount_rate" : "discount", discount.Name);
        }

        return mapping;
    }

    /// <summary>The kind whose fields explain most columns, required ones complete; Auto when none is.</summary>
    public static UploadKind GuessKind(IReadOnlyList<ColumnDialect> columns)
    {
        var names = columns.Select(c => c.Name).ToList();
        UploadKind[] kinds = [UploadKind.Events, UploadKind.OrderLines, UploadKind.Products, UploadKind.Customers];
        return kinds
            .Select(kind => (Kind: kind, Mapping: Suggest(kind, columns)))
            .Where(guess => ProblemsOf(guess.Kind, guess.Mapping, names).Count == 0)
            .OrderByDescending(guess => guess.Mapping.Values.Distinct().Count())
            .Select(guess => guess.Kind)
            .FirstOrDefault(UploadKind.Auto);
    }

    public static DateOrder? ParseDateOrder(string? text) => text switch
    {
        "day_first" => DateOrder.DayFirst,
        "month_first" => DateOrder.MonthFirst,
        "year_first" => DateOrder.YearFirst,
        _ => null,
    };
}
