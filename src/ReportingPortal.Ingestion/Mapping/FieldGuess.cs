using System.Text.RegularExpressions;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// Which column fills which field, as far as the file itself says: by a known name whose values agree with it, by a name
/// like it, or by the values alone.
/// </summary>
/// <param name="Mapping">Canonical field to source column; required fields may be missing from it.</param>
/// <param name="Reasons">Why, for each field of the mapping.</param>
/// <param name="Unsure">Fields found by their values alone: a person has to confirm them.</param>
public sealed partial record FieldGuess(
    IReadOnlyDictionary<string, string> Mapping, IReadOnlyDictionary<string, string> Reasons, IReadOnlyList<string> Unsure)
{
    /// <summary>Shorter names stand in too many others.</summary>
    private const int ShortestPart = 9;

    private static readonly string[] DateWords = ["date", "datetime", "timestamp", "datum", "fecha", "data"];
    private static readonly string[] ChangeWords = ["updated", "modified", "changed", "change", "status", "geandert", "anderung", "modification", "actualizacion", "atualizacao"];
    private static readonly string[] OrderWords = ["order", "sale", "bestellung", "bestell", "auftrag", "auftrags", "commande", "pedido", "venta", "venda", "encomenda", "ordine"];
    private static readonly string[] StatusWords = ["status", "state", "statut", "etat", "situacao", "stato", "stav"];
    private static readonly string[] TimeNames =
        ["time", "timestamp", "ordertime", "orderedtime", "saletime", "eventtime", "transactiontime", "purchasetime", "invoicetime", "createdtime", "timeofday", "uhrzeit", "zeit", "bestellzeit", "heure", "heurecommande", "hora", "horapedido", "horadopedido"];

    private static readonly string[] AmountWords = ["total", "subtotal", "amount", "sales", "revenue", "betrag", "umsatz", "summe", "montant", "importe", "valor", "ventas", "vendas"];

    /// <summary>Sums of these are no sales: "total discount", "sales tax".</summary>
    private static readonly string[] NoSales =
    [
        "discount", "discounts", "tax", "taxes", "vat", "shipping", "refund", "refunded", "fee", "fees", "cost", "costs", "coupon", "commission", "tip",
        "rabatt", "steuer", "mwst", "versand", "gebuhr", "gebuhren", "kosten", "remise", "taxe", "tva", "frais", "descuento", "impuesto", "iva", "envio", "desconto", "imposto", "frete",
    ];

    public static FieldGuess Of(UploadKind kind, IReadOnlyList<ColumnDialect> columns)
    {
        var found = new Dictionary<string, (ColumnDialect Column, string Reason)>();
        var fields = FieldCatalogue.Of(kind);
        // Rejected rows come back with the values they were rejected for: those do not say what their columns are.
        var areOfRejectedRows = HeaderFingerprint.IsOfRejectedRows(columns.Select(column => column.Name));
        foreach (var field in fields)
        {
            var candidates = NestedItems.For(field, columns);
            var known = SourceNames.Of(kind, field.Name)
                .Select(name => candidates.FirstOrDefault(c => NestedItems.NameOf(c) == name && (areOfRejectedRows || Agrees(field, c)))).OfType<ColumnDialect>().ToList();
            if (known.Count > 0)
            {
                found[field.Name] = (known.FirstOrDefault(c => Fills(kind, field, c)) ?? known[0], "by its name");
            }
        }

        AddOrderSums(kind, columns, found);
        var hasBareId = AddBareId(kind, columns, found);
        AddMovement(kind, columns, found);
        AddDiscount(kind, columns, found);
        AddTime(kind, columns, found);
        foreach (var field in fields.Where(field => !found.ContainsKey(field.Name)))
        {
            var unused = Unused(NestedItems.For(field, columns), found).ToList();
            if ((Single(unused.Where(c => IsLike(kind, field, c))) ?? Single(unused.Where(c => HasWordOf(field, c)))) is { } like)
            {
                found[field.Name] = (like, "by a name like it");
            }
        }

        // With prices, a total named like an order's is none of the lines'.
        if (kind == UploadKind.OrderLines && found.ContainsKey("unit_price") && found.TryGetValue("net_sales", out var total) && OrderTotalDoubt.IsOfOrder(total.Column.Name))
        {
            found.Remove("net_sales");
            found["order_total"] = total;
        }

        return WithContent(kind, columns, found, hasBareId ? ["order_id"] : []);
    }

    /// <summary>
    /// A bare "id" is the order's where a customer, a day and an amount stand beside it, which a person confirms; that of an object
    /// around its items can be nothing else.
    /// </summary>
    /// <returns>Whether it has to be confirmed.</returns>
    private static bool AddBareId(UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string Reason)> found)
    {
        if (kind != UploadKind.OrderLines || found.ContainsKey("order_id") || !found.ContainsKey("ordered_at")
            || Unused(columns, found).FirstOrDefault(column => ColumnNames.Normalise(column.Name) == "id" && column.Counts.Values > 0) is not { } id)
        {
            return false;
        }

        var isAroundItems = found.TryGetValue("quantity", out var quantity) && NestedItems.IsOfItem(quantity.Column.Name);
        if (isAroundItems || (found.ContainsKey("customer_id") && (found.ContainsKey("net_sales") || found.ContainsKey("unit_price"))))
        {
            found["order_id"] = (id, isAroundItems ? "by its name, beside the items" : "by its name alone");
        }

        return !isAroundItems && found.ContainsKey("order_id");
    }

    private static FieldGuess WithContent(
        UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string Reason)> found, List<string> unsure)
    {
        bool Takes(string field, ValueForm form, Func<ColumnDialect, bool> fits, string reason)
            => Single(columns.Where(c => c.Form == form && fits(c))) is { } only && Unused(columns, found).Contains(only)
                && found.TryAdd(field, (only, reason));

        var date = FieldCatalogue.Of(kind).FirstOrDefault(IsMoment);
        if (date is not null && Takes(date.Name, ValueForm.Date, column => kind != UploadKind.OrderHeads || !IsOfChange(column), "as the only column of dates"))
        {
            unsure.Add(date.Name);
        }

        if (kind == UploadKind.OrderLines && !found.ContainsKey("unit_price") && Takes("net_sales", ValueForm.Number, IsMoney, "as the only column of amounts"))
        {
            unsure.Add("net_sales");
        }

        // An address can be nothing else; nobody has to confirm it.
        if (kind is UploadKind.OrderLines or UploadKind.Customers)
        {
            Takes(kind == UploadKind.Customers ? "email" : "customer_email", ValueForm.Email, _ => true, "as the only column of e-mail addresses");
        }

        return new FieldGuess(
            found.ToDictionary(f => f.Key, f => f.Value.Column.Name), found.ToDictionary(f => f.Key, f => f.Value.Reason), unsure);
    }

    /// <summary>A column of times beside one of days that have none.</summary>
    private static void AddTime(UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string)> found)
    {
        var (date, time) = kind == UploadKind.Events ? ("occurred_at", "occurred_time") : ("ordered_at", "ordered_time");
        if (found.TryGetValue(date, out var day) && day.Column.Counts.WithTime == 0
            && Single(columns.Where(c => c.Counts.Times > 0 && c.Counts.Times * 10 >= c.Counts.Values * 9 && TimeNames.Contains(ColumnNames.Normalise(c.Name)))) is { } clock)
        {
            found.TryAdd(time, (clock, "by its name"));
        }
    }

    /// <summary>Where some rows are payouts or fees, the column that says so keeps them out of the sales.</summary>
    private static void AddMovement(UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string)> found)
    {
        if (kind == UploadKind.OrderLines && Unused(columns, found).FirstOrDefault(column => column.Counts.AreMovements) is { } movement)
        {
            found["movement"] = (movement, "by its values");
        }
    }

    /// <summary>Columns named like a field of this type that fill none, because most of their values are no numbers, or no dates: left out, they would be missed.</summary>
    public static IEnumerable<(CanonicalField Field, ColumnDialect Column)> Misfits(
        UploadKind kind, FieldType type, IReadOnlyDictionary<string, string> mapping, IReadOnlyList<ColumnDialect> columns)
        => from field in FieldCatalogue.Of(kind)
           where field.Type == type && !mapping.ContainsKey(field.Name)
           let named = NestedItems.For(field, columns).FirstOrDefault(c => SourceNames.Of(kind, field.Name).Contains(NestedItems.NameOf(c)))
           where named is { Counts.Values: > 0 } && !mapping.Values.Contains(named.Name) && !Agrees(field, named)
           select (field, named);

    /// <summary>Rows that are whole orders name their goods or their total; beside a refund the total tells the goods' share in it.</summary>
    private static void AddOrderSums(UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string)> found)
    {
        if (kind != UploadKind.OrderLines)
        {
            return;
        }

        ColumnDialect? Named(string[] names) => names.Select(name => Unused(columns, found).FirstOrDefault(c => c.Counts.Numbers > 0 && ColumnNames.Normalise(c.Name) == name)).FirstOrDefault(c => c is not null);
        if (!found.ContainsKey("net_sales") && !found.ContainsKey("unit_price") && !Unused(columns, found).Any(c => IsLike(kind, FieldCatalogue.Of(kind).First(field => field.Name == "net_sales"), c)) && Named(OrderTotalDoubt.Sums) is { } sum)
        {
            found["net_sales"] = (sum, "by its name");
        }

        // Beside tax and shipping of its own a bare total has both in it, and the goods are named apart.
        if (!found.ContainsKey("unit_price") && !found.ContainsKey("product_id") && !found.ContainsKey("product_name")
            && found.TryGetValue("net_sales", out var whole) && ColumnNames.Normalise(whole.Column.Name) is "total" or "totalamount" && Named(OrderTotalDoubt.Goods) is { } goods)
        {
            found["net_sales"] = (goods, "by its name");
        }

        // Beside products such a number would be the order's again on each of its rows.
        if (!found.ContainsKey("quantity") && !found.ContainsKey("unit_price") && !found.ContainsKey("product_id") && !found.ContainsKey("product_name")
            && Named(OrderTotalDoubt.Units) is { } units)
        {
            found["quantity"] = (units, "by its name");
        }

        if (found.ContainsKey("order_refund") && Named(["ordertotalinctax", "ordertotalincltax", "ordertotal", "total", "grandtotal", "grandtotalbase", "grandtotalpurchased", "totalamount", "orderamount"]) is { } total)
        {
            found.TryAdd("order_total", (total, "by its name"));
        }
    }

    /// <summary>A column called discount holds amounts or rates: its values tell.</summary>
    private static void AddDiscount(UploadKind kind, IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect, string)> found)
    {
        if (kind is UploadKind.OrderLines or UploadKind.OrderItems && columns.FirstOrDefault(c => ColumnNames.Normalise(c.Name) is "discount" or "discounts" or "rabatt" or "descuento" or "desconto" or "remise") is { } discount)
        {
            found.TryAdd(discount.IsRate || discount.Name.Contains('%') ? "discount_rate" : "discount", (discount, "by its name"));
        }
    }

    /// <summary>Most visitors have not signed in: a column that a tenth of the events leave empty gives way to the next, or these were lost.</summary>
    private static bool Fills(UploadKind kind, CanonicalField field, ColumnDialect column)
        => kind != UploadKind.Events || !field.IsRequired || column.Counts.Empty * 9 <= column.Counts.Values;

    /// <summary>A name alone does not make a column of words a date, or an amount. Empty columns may become either.</summary>
    private static bool Agrees(CanonicalField field, ColumnDialect column) => field.Type switch
    {
        FieldType.Date => column.Counts.Dates * 2 >= column.Counts.Values,
        FieldType.Amount => column.Counts.Numbers * 2 >= column.Counts.Values,
        FieldType.Email => column.Counts.Emails * 2 >= column.Counts.Values,
        // Orders are numbered or they are not: by an empty column every row would be rejected.
        _ => field.Name != "order_id" || column.Counts.Values > 0 || column.Counts.Empty == 0,
    };

    /// <summary>"Order date (UTC)" is an order date; of words, only what ends like a known name is like it: "SAP customer ID".</summary>
    private static bool IsLike(UploadKind kind, CanonicalField field, ColumnDialect column)
    {
        var name = ColumnNames.Normalise(column.Name);
        var parts = SourceNames.Of(kind, field.Name).Where(part => part.Length >= ShortestPart);
        return field.Type == FieldType.Text
            ? Agrees(field, column) && parts.Any(part => name.EndsWith(part, StringComparison.Ordinal))
            : column.Counts.Values > 0 && Agrees(field, column) && parts.Any(part => name.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>When the row's order was placed, or its event happened.</summary>
    private static bool IsMoment(CanonicalField field) => field.Name is "ordered_at" or "occurred_at";

    /// <summary>When a status was last set is not when the order was placed.</summary>
    private static bool IsOfChange(ColumnDialect column) => Words(column.Name).Intersect(ChangeWords).Any();

    private static bool HasWordOf(CanonicalField field, ColumnDialect column) => field switch
    {
        _ when IsMoment(field) => column.Form == ValueForm.Date && Words(column.Name).Intersect(DateWords).Any() && !IsOfChange(column),
        { Name: "status" } => column.Form == ValueForm.Text && Words(column.Name).ToList() is var words && words.Intersect(StatusWords).Any() && words.Intersect(OrderWords).Any(),
        { Name: "net_sales" } => column.Form == ValueForm.Number && Words(column.Name).Intersect(AmountWords).Any() && !Words(column.Name).Intersect(NoSales).Any(),
        _ => false,
    };

    /// <summary>Amounts of money have decimals, most of them.</summary>
    internal static bool IsMoney(ColumnDialect column)
        => column.Form == ValueForm.Number && !column.IsRate && column.Counts.DecimalPoints + column.Counts.DecimalCommas > column.Counts.Values / 10;

    private static IEnumerable<ColumnDialect> Unused(IReadOnlyList<ColumnDialect> columns, Dictionary<string, (ColumnDialect Column, string)> found)
        => columns.Where(column => found.Values.All(used => used.Column != column));

    private static ColumnDialect? Single(IEnumerable<ColumnDialect> columns) => columns.Take(2).ToList() is [var only] ? only : null;

    private static IEnumerable<string> Words(string name)
        => WordBreak().Split(name).Where(word => word.Length > 0).Select(ColumnNames.Normalise);

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+|(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex WordBreak();
}
