using System.Globalization;
using System.Text.Json;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Either a layout to read the file by, or what a person has to be asked, with our best guess.</summary>
internal sealed record LayoutChoice(Layout Layout, string? Question)
{
    /// <summary>The kind of file whose lack alone is the question: the other half of each order.</summary>
    public UploadKind? Lacks { get; init; }

    /// <summary>
    /// In this order: the preset asked for, the mapping given with the upload, the mapping remembered for this header, a
    /// recognised preset, the names' similarity.
    /// </summary>
    /// <exception cref="UnreadableFileException">The file is known to hold nothing the portal can load.</exception>
    public static LayoutChoice Of(Upload upload, Dialect dialect, SavedMapping? saved)
    {
        var given = GivenWith(upload);
        if (upload.Preset is { } name && Presets.ByName(name) is { } preset)
        {
            return Checked(OfPreset(preset, dialect, given));
        }

        if (HasFields(given))
        {
            return Checked(Given(upload.Kind, WithRowTotals(given, saved), dialect));
        }

        if (saved is not null && dialect.HasHeader && (upload.Kind == UploadKind.Auto || upload.Kind == saved.Kind))
        {
            return Checked(new Layout(saved.Kind, null, Parse(saved.Mapping), dialect) { RememberedSince = saved.SavedAt });
        }

        if (dialect.HasHeader && Presets.Recognise(dialect.Columns, upload.Kind) is { } known)
        {
            var choice = Checked(OfPreset(known, dialect, given));
            return choice.Question is null ? choice with { Question = TotalDoubt.OfPreset(choice.Layout) ?? OrderTotalDoubt.OfEvents(choice.Layout) } : choice;
        }

        ForeignFiles.Refuse(dialect.Columns);
        return Guessed(upload.Kind, dialect, given);
    }

    /// <summary>Whole rows before parts of orders: a mapping that is complete for both means the whole.</summary>
    private static readonly UploadKind[] Guessable =
    [
        UploadKind.OrderLines, UploadKind.Events, UploadKind.Products, UploadKind.Customers, UploadKind.OrderItems, UploadKind.OrderHeads, UploadKind.CustomerAliases,
    ];

    /// <summary>What was said with the upload itself; empty where nothing was.</summary>
    public static Dictionary<string, string> GivenWith(Upload upload) => upload.Mapping is null ? [] : Parse(upload.Mapping);

    public static Dictionary<string, string> Parse(string json)
        => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    public static bool HasFields(Dictionary<string, string> given) => given.Keys.Any(key => !MappingOptions.All.Contains(key));

    private static Layout OfPreset(Preset preset, Dialect dialect, Dictionary<string, string> given)
        => new(preset.Kind, preset, HasFields(given) ? given : With(preset.Apply(dialect.Columns), given), dialect);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> mapping, Dictionary<string, string> options)
        => mapping.Concat(options).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Who sends the columns with every file is asked about the rows of the first alone.</summary>
    private static Dictionary<string, string> WithRowTotals(Dictionary<string, string> given, SavedMapping? saved)
        => saved is not null && Parse(saved.Mapping) is var known && known.TryGetValue(MappingOptions.RowTotals, out var own)
            && known.GetValueOrDefault("net_sales") == given.GetValueOrDefault("net_sales")
                ? new(given) { [MappingOptions.RowTotals] = own }
                : given;

    private static Layout Given(UploadKind kind, IReadOnlyDictionary<string, string> mapping, Dialect dialect)
    {
        var names = dialect.Columns.Select(c => c.Name).ToList();
        UploadKind[] kinds = kind == UploadKind.Auto ? Guessable : [kind];
        var fitting = kinds.FirstOrDefault(k => FieldMapping.ProblemsOf(k, mapping, names).Count == 0, kinds[0]);
        return new Layout(fitting, null, mapping, dialect);
    }

    private static LayoutChoice Guessed(UploadKind kind, Dialect dialect, Dictionary<string, string> options)
    {
        var decided = kind != UploadKind.Auto ? kind : FieldMapping.GuessKind(dialect.Columns);
        var guess = FieldGuess.Of(decided == UploadKind.Auto ? UploadKind.OrderLines : decided, dialect.Columns);
        var choice = Checked(new Layout(decided, null, With(guess.Mapping, options), dialect) { Reasons = guess.Reasons });
        if ((choice.Question ?? Doubt(choice.Layout, guess)) is { } doubt)
        {
            return new LayoutChoice(Asking(choice.Layout, doubt), doubt);
        }

        return kind == UploadKind.Auto && HalfAnOrder(choice.Layout) is { } half ? choice with { Question = half, Lacks = OtherHalf(choice.Layout) } : choice;
    }

    /// <summary>That each row is an order is nothing to guess, nor that a column is what its values alone suggest.</summary>
    private static string? Doubt(Layout layout, FieldGuess guess) => 0 switch
    {
        _ when guess.Unsure.Count > 0 => string.Join(" ", guess.Unsure.Select(field => $"{guess.Mapping[field]} is taken for the {LabelOf(layout.Kind, field)} ({field}) {guess.Reasons[field]}."))
            + " Confirm it, or choose another.",
        _ when layout.Kind == UploadKind.OrderLines && !layout.Mapping.ContainsKey("order_id")
            => "No column is chosen for order_id (Order number). Choose one, or confirm the mapping if each row is an order of its own.",
        _ when OrderTotalDoubt.OfEvents(layout) is { } doubt => doubt,
        _ when layout.Kind == UploadKind.OrderLines && OfTotals(layout) is { Count: > 0 } doubts => string.Join(" ", doubts),
        _ when FieldGuess.Misfits(layout.Kind, FieldType.Amount, layout.Mapping, layout.Dialect.Columns).ToList() is { Count: > 0 } misfits => string.Join(" ", misfits.Select(MisfitOf))
            + " Correct the file and upload it again, or confirm the mapping without it.",
        _ when layout.Kind is UploadKind.OrderLines or UploadKind.OrderItems && DiscountDoubt.Of(layout.Mapping, layout.Dialect.Columns) is { } doubt => doubt,
        _ => null,
    };

    /// <summary>All at once: who confirms one would confirm the others unseen.</summary>
    private static List<string> OfTotals(Layout layout)
        => [.. new[] { OrderTotalDoubt.Of(layout.Mapping), OrderTotalDoubt.OfDiscount(layout.Mapping) ?? TotalDoubt.Of(layout.Mapping, layout.Dialect.Columns) }.OfType<string>()];

    /// <summary>Whether a total is the order's is asked by its name already; doubts of tax, shipping or a discount alone say nothing of that.</summary>
    private static Layout Asking(Layout layout, string question)
        => layout.Kind == UploadKind.OrderLines && OrderTotalDoubt.Of(layout.Mapping) is { } ofOrder && question.Contains(ofOrder, StringComparison.Ordinal) ? layout with { Dialect = layout.Dialect with { AsksOfTotals = true } } : layout;

    /// <summary>A file that lacks half of each order may be a part on purpose, or the wrong export: nothing of it is in the figures before the other half.</summary>
    private static string? HalfAnOrder(Layout layout) => layout.Kind switch
    {
        UploadKind.OrderItems when FieldGuess.Misfits(UploadKind.OrderLines, FieldType.Date, layout.Mapping, layout.Dialect.Columns).Select(MisfitOf).FirstOrDefault() is { } misfit
            => misfit + " Write its dates like 2024-01-31 and upload the file again; or confirm that its rows are items of orders, which count once a file of orders says when they were sold.",
        UploadKind.OrderItems => "The file has no dates. Its rows are taken for items of orders, which count once a file of orders says when they were sold. Confirm it, or upload a file with dates.",
        UploadKind.OrderHeads when FieldGuess.Misfits(UploadKind.OrderLines, FieldType.Date, layout.Mapping, layout.Dialect.Columns).Select(MisfitOf).FirstOrDefault() is { } misfit
            => misfit + " Write its dates like 2024-01-31 and upload the file again; or confirm that only the status of each order is taken.",
        UploadKind.OrderHeads when !layout.Mapping.ContainsKey("ordered_at")
            => "The file says neither what was sold nor when. Its rows are taken for the status of orders that other files bring, before or after it. Confirm it, or upload a file with amounts.",
        UploadKind.OrderHeads => "The file has no amounts. Its rows are taken for orders, which count once a file of their items says what was sold. Confirm it, or upload a file with amounts.",
        _ => null,
    };

    /// <summary>Which kind of file makes it whole; null where a date was meant to be in this one, or nothing but a status is.</summary>
    private static UploadKind? OtherHalf(Layout layout)
        => FieldGuess.Misfits(UploadKind.OrderLines, FieldType.Date, layout.Mapping, layout.Dialect.Columns).Any() ? null
            : layout.Kind == UploadKind.OrderItems ? UploadKind.OrderHeads
            : layout.Mapping.ContainsKey("ordered_at") ? UploadKind.OrderItems
            : null;

    private static string MisfitOf((CanonicalField Field, ColumnDialect Column) misfit)
        => string.Create(CultureInfo.InvariantCulture, $"{misfit.Column.Name} is named like the {misfit.Field.Label} ({misfit.Field.Name}), and {Fitting(misfit)} of its {misfit.Column.Counts.Values:N0} values can be read as {(misfit.Field.Type == FieldType.Date ? "dates" : "numbers")}.");

    private static string Fitting((CanonicalField Field, ColumnDialect Column) misfit)
        => (misfit.Field.Type == FieldType.Date ? misfit.Column.Counts.Dates : misfit.Column.Counts.Numbers) is > 0 and var count
            ? string.Create(CultureInfo.InvariantCulture, $"only {count:N0}") : "none";

    private static string LabelOf(UploadKind kind, string field) => FieldCatalogue.Of(kind).First(known => known.Name == field).Label;

    private static LayoutChoice Checked(Layout layout)
    {
        var problems = FieldMapping.ProblemsOf(layout.Kind, layout.Mapping, [.. layout.Dialect.Columns.Select(c => c.Name)]);
        if (problems.Count > 0)
        {
            return new(layout.Kind == UploadKind.Auto ? layout : layout.Explained(), string.Join(' ', problems));
        }

        var questions = layout.ColumnsOf(FieldType.Date).Select(column => ColumnDecision.OfDates(layout, column).Question)
            .Concat(layout.ColumnsOf(FieldType.Amount).Select(column => ColumnDecision.OfNumbers(layout, column).Question))
            .Append(RowsBelow.Question(layout))
            .OfType<string>().ToList();
        return new(layout.Explained(), questions.Count > 0 ? string.Join(" ", questions) : null);
    }
}
