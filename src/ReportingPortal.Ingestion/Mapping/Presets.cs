using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>The layouts the portal knows, most particular first.</summary>
public static class Presets
{
    public static readonly IReadOnlyList<Preset> All = [.. OrderPresets.All, .. ShopPresets.All, .. MarketPresets.All, OrderPresets.CustomerOrders, .. JoinedPresets.All, .. CataloguePresets.All, .. OtherPresets.All];

    public static Preset? ByName(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>The first layout that knows this header; null when none does.</summary>
    public static Preset? Recognise(IReadOnlyList<ColumnDialect> columns, UploadKind kind)
    {
        var names = HeaderFingerprint.Names(columns.Select(column => column.Name)).ToHashSet();
        // What is said of an event in an object of its own is found there by the names of its values.
        var isWrapped = columns.Any(column => column.Name.Split('.') is [var wrapper, _, ..] && ItemArrays.IsWrapper(wrapper));
        var areSales = new Lazy<bool>(() => AreSales(columns));
        return All.FirstOrDefault(preset => CanMean(kind, preset.Kind) && preset.Recognises(names)
            && (preset.Kind != UploadKind.Events || !isWrapped) && !(preset.IsOfPeople && areSales.Value));
    }

    /// <summary>Orders name their customers too, and sometimes themselves by a bare "id": what they have beside is a day and a total, or items.</summary>
    private static bool AreSales(IReadOnlyList<ColumnDialect> columns)
    {
        bool IsCalled(ColumnDialect column, string field) => SourceNames.Of(UploadKind.OrderLines, field).Contains(NestedItems.NameOf(column));
        return columns.Any(column => NestedItems.IsOfItem(column.Name))
            || (columns.Any(column => column.Form == ValueForm.Date && IsCalled(column, "ordered_at"))
                && columns.Any(column => column.Form == ValueForm.Number && (IsCalled(column, "net_sales") || IsCalled(column, "unit_price"))));
    }

    /// <summary>Who calls a shop's items "orders", and its customer numbers "customers", is right: they are a part of them.</summary>
    private static bool CanMean(UploadKind said, UploadKind kind) => said == UploadKind.Auto || kind == said || (said, kind) switch
    {
        (UploadKind.OrderLines, UploadKind.OrderHeads or UploadKind.OrderItems) => true,
        (UploadKind.Customers, UploadKind.CustomerAliases) => true,
        _ => false,
    };

    /// <summary>"field=name name, field=name" as fields and the normalised names they are found by.</summary>
    internal static IReadOnlyDictionary<string, string[]> Fields(string text)
        => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1].Split(' '));
}
