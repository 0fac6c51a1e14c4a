using System.Text.Json;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Either a layout to read the file by, or what a person has to be asked, with our best guess.</summary>
internal sealed record LayoutChoice(Layout Layout, string? Question)
{
    private static readonly string[] DateFields = ["ordered_at", "occurred_at", "registered_on"];

    /// <summary>
    /// In this order: the preset asked for, the mapping given with the upload, the mapping remembered for this header, a
    /// recognised preset, the names' similarity.
    /// </summary>
    public static LayoutChoice Of(Upload upload, Dialect dialect, SavedMapping? saved)
    {
        var given = upload.Mapping is null ? [] : Parse(upload.Mapping);
        if (upload.Preset is { } name && Presets.ByName(name) is { } preset)
        {
            return Checked(new Layout(preset.Kind, preset, given.Count > 0 ? given : preset.Apply(dialect.Columns), dialect));
        }

        if (given.Count > 0)
        {
            return Checked(Given(upload.Kind, given, dialect));
        }

        if (saved is not null && dialect.HasHeader && (upload.Kind == UploadKind.Auto || upload.Kind == saved.Kind))
        {
            return Checked(new Layout(saved.Kind, null, Parse(saved.Mapping), dialect));
        }

        if (dialect.HasHeader && Presets.Recognise(dialect.Columns, upload.Kind) is { } known)
        {
            return Checked(new Layout(known.Kind, known, known.Apply(dialect.Columns), dialect));
        }

        return Careful(Checked(Guessed(upload.Kind, dialect)));
    }

    private static Dictionary<string, string> Parse(string json)
        => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    private static Layout Given(UploadKind kind, IReadOnlyDictionary<string, string> mapping, Dialect dialect)
    {
        var names = dialect.Columns.Select(c => c.Name).ToList();
        UploadKind[] kinds = kind == UploadKind.Auto ? [UploadKind.OrderLines, UploadKind.Events, UploadKind.Products, UploadKind.Customers] : [kind];
        var fitting = kinds.FirstOrDefault(k => FieldMapping.ProblemsOf(k, mapping, names).Count == 0, kinds[0]);
        return new Layout(fitting, null, mapping, dialect);
    }

    private static Layout Guessed(UploadKind kind, Dialect dialect)
    {
        var guess = kind != UploadKind.Auto ? kind : FieldMapping.GuessKind(dialect.Columns);
        return new Layout(guess, null, FieldMapping.Suggest(guess == UploadKind.Auto ? UploadKind.OrderLines : guess, dialect.Columns), dialect);
    }

    /// <summary>That each row is an order is nothing to guess: the order number may stand under a name we don't know.</summary>
    private static LayoutChoice Careful(LayoutChoice guess)
        => guess.Question is null && guess.Layout.Kind == UploadKind.OrderLines && !guess.Layout.Mapping.ContainsKey("order_id")
            ? guess with { Question = "No column is chosen for order_id (Order number). Choose one, or confirm the mapping if each row is an order of its own." }
            : guess;

    private static LayoutChoice Checked(Layout layout)
    {
        var problems = FieldMapping.ProblemsOf(layout.Kind, layout.Mapping, [.. layout.Dialect.Columns.Select(c => c.Name)]);
        if (problems.Count > 0)
        {
            return new(layout, string.Join(' ', problems));
        }

        var open = DateFields.Select(layout.ColumnOf).FirstOrDefault(column => column >= 0 && layout.DateOrderOf(column) is null, -1);
        return new(layout, open < 0 ? null
            : $"Every date in {layout.Dialect.Columns[open].Name} can be read day first and month first. Choose date_order: day_first or month_first.");
    }
}
