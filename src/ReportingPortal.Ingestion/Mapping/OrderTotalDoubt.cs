using System.Globalization;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// A total of the whole order on each of its rows would count once for each. Where a column's name says that it is the order's,
/// or the rows show it, that is asked.
/// </summary>
internal static class OrderTotalDoubt
{
    private static readonly string[] Names =
    [
        "ordertotal", "totalorder", "ordervalue", "orderamount", "ordersum", "grandtotal", "baskettotal", "basketvalue", "carttotal", "cartvalue",
        "invoicetotal", "invoiceamount", "bestellsumme", "bestellwert", "auftragssumme", "auftragswert", "rechnungsbetrag", "rechnungssumme", "warenkorbwert",
        "totalcommande", "montantcommande", "montantdelacommande", "totalpedido", "totaldelpedido", "importepedido", "importedelpedido", "totaldopedido", "valorpedido", "valordopedido",
    ];

    /// <summary>What files of whole orders call their sums: goods without tax and shipping first.</summary>
    public static readonly string[] Sums =
    [
        "subtotalextax", "ordersubtotalextax", "subtotal", "ordersubtotal", "ordervalue", "ordertotalextax", "ordertotal", "grandtotal", "grandtotalbase", "ordergrandtotal", "orderamount",
    ];

    /// <summary>Of these the ones that have neither tax nor shipping in them.</summary>
    public static readonly string[] Goods = ["subtotalextax", "ordersubtotalextax", "subtotal", "ordersubtotal"];

    /// <summary>What they call the number of all units.</summary>
    public static readonly string[] Units =
        ["totalquantity", "totalqty", "totalunits", "totalitems", "totalitemcount", "totalorderquantity", "orderquantity", "numberofitems", "itemcount", "itemscount", "itemquantitytotal", "gesamtmenge"];

    public static bool IsOfOrder(string column) => ColumnNames.Normalise(column) is var name && Names.Any(known => name.StartsWith(known, StringComparison.Ordinal));

    private static bool IsOfLine(string column)
        => NestedItems.IsOfItem(column) || ColumnNames.Normalise(column) is var name && (name.StartsWith("line", StringComparison.Ordinal) || name.StartsWith("item", StringComparison.Ordinal));

    /// <summary>The question that a name leads to; null where the rows are whole orders, or nothing is named so.</summary>
    public static string? Of(IReadOnlyDictionary<string, string> mapping)
    {
        if (mapping.TryGetValue("order_total", out var total) && !mapping.ContainsKey("net_sales") && mapping.TryGetValue("unit_price", out var price))
        {
            return $"{total} is taken for the total of a whole order, and sales for the units at their {price}. Confirm it; or choose {total} for net_sales instead, if each row is an order of its own.";
        }

        return mapping.TryGetValue("net_sales", out var sales) && IsOfOrder(sales) && (mapping.ContainsKey("product_id") || mapping.ContainsKey("product_name"))
            ? $"{sales} may be the total of a whole order, which would count once for each of its rows. Confirm it if each row is an order of its own; if not, choose a column with the amount of each row."
            : null;
    }

    /// <summary>A sum of goods may be before the discount beside it.</summary>
    public static string? OfDiscount(IReadOnlyDictionary<string, string> mapping)
        => mapping.TryGetValue("net_sales", out var sales) && mapping.TryGetValue("discount", out var discount)
            && ColumnNames.Normalise(sales) is "subtotalextax" or "ordersubtotalextax" or "subtotal" or "ordersubtotal" or "ordervalue"
            ? $"{sales} may be before {discount}, which lowers net sales. If so, choose {sales} for gross_sales instead of net_sales; if not, confirm the mapping as it is."
            : null;

    /// <summary>Products bought together may each have the purchase's total beside them: asked, where no prices stand there too.</summary>
    public static string? OfEvents(Layout layout)
        => layout.Kind == UploadKind.Events && layout.Mapping.TryGetValue("amount", out var total) && !NestedItems.IsOfItem(total)
            && layout.Mapping.ContainsKey("product_id") && !layout.Mapping.ContainsKey("price")
            ? $"{total} is taken for the total of each purchase's own row. Confirm it; or leave it out if several rows of one purchase have its total, which would count once for each."
            : null;

    /// <summary>Whether totals are before the discount beside them, which the rows show; null where they do not, or a person was asked.</summary>
    public static string? OfDiscountedRows(Layout layout, RepeatedTotals? totals)
        => totals is { AreBeforeDiscount: true } && !layout.HasRowTotals && layout.Mapping.TryGetValue("net_sales", out var sales)
            && (layout.Mapping.TryGetValue("discount", out var discount) || layout.Mapping.TryGetValue("discount_rate", out discount))
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"In {totals.BeforeDiscount:N0} of {totals.BeforeDiscount + totals.AfterDiscount:N0} rows with a discount {sales} is the units times their price: it may be before {discount}, which lowers net sales. Nothing was loaded. It is taken for gross_sales: confirm that, or choose {sales} for net_sales if the discount is taken off it already.")
            : null;

    /// <summary>The layout with the reading that the rows speak for chosen first: who confirms it unread is right.</summary>
    public static Layout Suggested(Layout layout, RepeatedTotals? totals)
    {
        var field = OfRows(layout, totals) is not null ? (layout.Mapping.ContainsKey("unit_price") ? "order_total" : "net_sales") : "gross_sales";
        var mapping = new Dictionary<string, string>(layout.Mapping);
        mapping.Remove("net_sales", out var total);
        mapping[field] = total!;
        return layout with { Mapping = mapping, Dialect = layout.Dialect with { AsksOfTotals = true } };
    }

    /// <summary>The question that the rows lead to; null where a person was asked, or the totals are the lines' own.</summary>
    public static string? OfRows(Layout layout, RepeatedTotals? totals)
        => totals is { AreCommon: true } && !layout.HasRowTotals && layout.Mapping.TryGetValue("net_sales", out var sales) && !IsOfLine(sales)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"In {totals.Repeated:N0} orders all rows have one and the same {sales}, though the rows differ: it may be the whole order's, and would count once for each row. Nothing was loaded. ")
                + (layout.Mapping.TryGetValue("unit_price", out var price)
                    ? $"It is taken for order_total, and sales for the units at their {price}: confirm that, or choose {sales} for net_sales if it is each row's own."
                    : "If so, leave it on the first row of each order and put 0 on the others, or upload a file with the amount of each row. If not, confirm the mapping as it is.")
            : null;
}
