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
        foreach (var (field, column) in mapping.Where(pair => !MappingOptions.All.Contains(pair.Key)))
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

        if (kind is UploadKind.OrderLines or UploadKind.OrderItems && !mapping.ContainsKey("net_sales") && !mapping.ContainsKey("gross_sales") && !mapping.ContainsKey("unit_price"))
        {
            problems.Add("Choose a column for net_sales (line total) or unit_price.");
        }

        if (kind == UploadKind.OrderHeads && !mapping.ContainsKey("ordered_at") && !mapping.ContainsKey("status") && !mapping.ContainsKey("cancelled_at"))
        {
            problems.Add("Choose a column for ordered_at (date of the order), or for status.");
        }

        problems.AddRange(MappingOptions.ProblemsOf(mapping));
        return problems;
    }

    /// <summary>The best guess; required fields may be missing from it.</summary>
    public static IReadOnlyDictionary<string, string> Suggest(UploadKind kind, IReadOnlyList<ColumnDialect> columns)
        => FieldGuess.Of(kind, columns).Mapping;

    /// <summary>
    /// The kind whose fields explain most columns, required ones complete; Auto when none is. What names orders is no list of
    /// customers or products, however little of the order is understood.
    /// </summary>
    public static UploadKind GuessKind(IReadOnlyList<ColumnDialect> columns)
    {
        var names = columns.Select(c => c.Name).ToList();
        var asLines = FieldGuess.Of(UploadKind.OrderLines, columns).Mapping;
        UploadKind[] kinds = [UploadKind.Events, UploadKind.OrderLines, UploadKind.Products, UploadKind.Customers];
        return kinds
            .Where(kind => kind is UploadKind.Events or UploadKind.OrderLines || !asLines.ContainsKey("order_id"))
            .Where(kind => kind != UploadKind.Products || !asLines.ContainsKey("customer_id"))
            .Where(kind => kind != UploadKind.Customers || !asLines.ContainsKey("product_id"))
            .Select(kind => (Kind: kind, Guess: FieldGuess.Of(kind, columns)))
            .Where(guess => ProblemsOf(guess.Kind, guess.Guess.Mapping, names).Count == 0)
            .Where(guess => guess.Kind != UploadKind.Products || guess.Guess.Mapping.Keys.Any(field => field is "name" or "category" or "price"))
            .Where(guess => guess.Kind != UploadKind.Customers || !MayBeOrders(guess.Guess, columns))
            .OrderByDescending(guess => guess.Guess.Mapping.Values.Distinct().Count())
            .ThenBy(guess => guess.Guess.Unsure.Count)
            .Select(guess => guess.Kind)
            .FirstOrDefault(PartOfOrders(columns));
    }

    /// <summary>A bare "id", or an e-mail address, beside amounts and days that are no registrations may be an order's as well as a customer's.</summary>
    private static bool MayBeOrders(FieldGuess customers, IReadOnlyList<ColumnDialect> columns)
        => ColumnNames.Normalise(customers.Mapping["customer_id"]) is "id" or "email" or "customeremail" && !customers.Mapping.ContainsKey("registered_on")
            && columns.Any(FieldGuess.IsMoney) && columns.Any(column => column.Form == ValueForm.Date);

    /// <summary>
    /// Half of an order is guessed only where the file can't be more: items of a file without any date, heads of one without
    /// any amount.
    /// </summary>
    private static UploadKind PartOfOrders(IReadOnlyList<ColumnDialect> columns)
    {
        var names = columns.Select(c => c.Name).ToList();
        bool IsComplete(UploadKind kind, params string[] oneOf)
            => FieldGuess.Of(kind, columns) is { Unsure.Count: 0 } guess
                && ProblemsOf(kind, guess.Mapping, names).Count == 0 && oneOf.Any(guess.Mapping.ContainsKey);

        return 0 switch
        {
            _ when columns.All(c => c.Form != ValueForm.Date) && IsComplete(UploadKind.OrderItems, "product_id", "product_name") => UploadKind.OrderItems,
            _ when !columns.Any(FieldGuess.IsMoney) && IsComplete(UploadKind.OrderHeads, "customer_id", "status") => UploadKind.OrderHeads,
            _ => UploadKind.Auto,
        };
    }
}
