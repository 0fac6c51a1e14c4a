using System.Globalization;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Executive;

/// <summary>
/// The report for the browser: a pure function from the snapshot to an HTML fragment with the sections, sentences and figures of the PDF.
/// No script, no inline style; classes begin with "report-".
/// </summary>
public sealed class ExecutiveHtml
{
    private readonly HtmlWriter html = new();
    private readonly ReportSnapshot snapshot;
    private readonly PrintFormat format;
    private readonly SectionSentences sentences;
    private readonly string period;
    private readonly string previous;

    private ExecutiveHtml(ReportSnapshot snapshot, CultureInfo? culture)
    {
        this.snapshot = snapshot;
        format = new PrintFormat(snapshot.Tenant.Currency, culture);
        sentences = new SectionSentences(snapshot, format);
        period = PeriodText.Of(snapshot.Period, format.Culture);
        previous = PeriodText.Of(snapshot.Kpis.PreviousPeriod, format.Culture);
    }

    /// <param name="sha256">Hash of the stored snapshot.</param>
    public static string Render(ReportSnapshot snapshot, string sha256, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new ExecutiveHtml(snapshot, culture).Compose(sha256);
    }

    private string Compose(string sha256)
    {
        html.Open("article", ("class", "report"), ("lang", format.Culture.Name));
        Head();
        Tiles();
        if (snapshot.AsOfDate is not null)
        {
            TrendLine();
            Section("key-figures", "Key figures", sentences.KeyFigures(), KeyFigureTable);
            Section("change", "What changed and why", sentences.Change(), Change);
            Section("months", "Month by month", sentences.Months(), Months);
            Section("regions", "Regions", sentences.Regions(), () => Slices("Region", snapshot.Regions));
            Section("categories", "Categories and what they earn", sentences.Categories(), () => Slices("Category", snapshot.Categories));
            Section("concentration", "Who and what brings most", sentences.Concentration(), Products);
            Section("rfm", "Customer groups (RFM)", sentences.Rfm(), Groups);
            Section("tiers", "Value tiers and activity", sentences.TiersAndActivity(), Tiers);
            Section("segments", "Segments by behaviour", sentences.Segments(), Segments);
            Section("top-customers", "Most valuable customers", sentences.TopCustomers(), TopCustomers);
            Section("win-back", "Worth winning back", sentences.WinBack(), WinBack);
        }

        Section("notes", "Data", sentences.Quality(), () => html.Element(
            "p", $"Snapshot {snapshot.ReportId} · SHA-256 {sha256} · definitions {snapshot.DefinitionsVersion}", ("class", "report-note")));
        return html.Markup("</article>").ToString();
    }

    private void Head()
    {
        var asOf = snapshot.AsOfDate is { } day ? $"data to {format.Date(day)}" : "no orders yet";
        html.Markup("<header class=\"report-head\">")
            .Element("h1", snapshot.Title)
            .Element("p", $"{snapshot.Tenant.Name}, {period}", ("class", "report-lead"))
            .Element("p", $"{asOf} · {Narrative.ComparedWith(snapshot, format)} · days in {snapshot.Tenant.TimeZone}", ("class", "report-note"))
            .Markup("</header><div class=\"report-narrative\">");
        foreach (var sentence in Narrative.Of(snapshot, format))
        {
            html.Element("p", sentence);
        }

        html.Markup("</div>");
    }

    private void Tiles()
    {
        html.Markup("<ul class=\"report-tiles\">");
        foreach (var figure in KeyFigures.Headline(snapshot, format))
        {
            html.Open("li", ("class", "report-tile"), ("data-key", figure.Key))
                .Element("span", figure.Label, ("class", "report-tile-label"))
                .Element("strong", figure.Brief, ("class", "report-tile-value"), ("title", figure.Exact))
                .Element("span", ChangeText(figure), ("class", ChangeClass(figure)))
                .Markup("</li>");
        }

        html.Markup("</ul>");
    }

    private void TrendLine() => html.Markup("<figure class=\"report-figure\">")
        .Element("figcaption", $"Net sales per day, {format.Currency}, {period}{(IsCovered ? $"; in grey {previous}" : "")}")
        .Markup(SvgLine.Draw(
            [.. snapshot.Daily.Select(day => day.NetSales)], IsCovered ? [.. snapshot.PreviousDaily.Take(snapshot.Daily.Count).Select(day => day.NetSales)] : []))
        .Markup("</figure>");

    private bool IsCovered => snapshot.Narrative.HistoryStart is null;

    private void KeyFigureTable() => Table(
        ["", period, previous, "Change"],
        KeyFigures.All(snapshot, format).Select(figure => new[]
        {
            figure.Label, figure.Exact, figure.PreviousExact, figure.Arrow.Length > 0 ? $"{figure.Arrow} {figure.Change}" : figure.Change,
        }));

    private void Change()
    {
        if (!Narrative.IsCompared(snapshot))
        {
            return;
        }

        foreach (var (heading, parts) in ChangeTables.Of(snapshot, format))
        {
            Table([heading, $"Change ({format.Currency})"], parts.Select(part => new[] { part.Name, part.Amount }));
        }
    }

    private void Months() => Table(
        ["Month", $"Net sales ({format.Currency})", "Orders", "Customers", "Change"],
        snapshot.Monthly.TakeLast(13).Select(month => new[]
        {
            month.Month.ToString("MMMM yyyy", format.Culture) + SectionSentences.PartOf(month),
            format.Amount(month.NetSales), format.Count(month.Orders), format.Count(month.Customers), format.SignedPercent(month.Growth),
        }));

    private void Slices(string heading, IReadOnlyList<SalesSlice> slices)
    {
        var total = slices.Sum(slice => slice.NetSales);
        Table(
            [heading, $"Net sales ({format.Currency})", "Share", $"Profit ({format.Currency})", "Margin", "Orders"],
            slices.OrderByDescending(slice => slice.NetSales).Select(slice => new[]
            {
                Shares.NameOrUnknown(slice.Name), format.Amount(slice.NetSales), format.Percent(Shares.Of(slice.NetSales, total)),
                format.Amount(slice.Profit), format.Percent(slice.Margin), format.Count(slice.Orders),
            }));
    }

    private void Products() => Table(
        ["Product", $"Net sales ({format.Currency})", "Cumulative", "Class"],
        snapshot.Products.Items.Take(10).Select(item => new[]
        {
            Shares.NameOrUnknown(item.Name), format.Amount(item.NetSales), format.Percent(item.CumulativeShare), item.Class.ToString(),
        }));

    private void Groups() => Table(
        ["Group", "Customers", $"Net sales ({format.Currency})", "Who they are", "What to do"],
        snapshot.Rfm.Groups.OrderBy(group => RfmAdvice.Order(group.Group)).Select(group => new[]
        {
            group.Group, format.Count(group.Customers), format.Amount(group.NetSales), RfmAdvice.Who(group.Group), RfmAdvice.Advice(group.Group),
        }));

    private void Tiers() => Table(
        ["Customers", "Number", $"Net sales ({format.Currency})"],
        snapshot.Rfm.ValueTiers.Concat(snapshot.Rfm.ActivityStatuses).Select(one => new[] { one.Name, format.Count(one.Customers), format.Amount(one.NetSales) }));

    private void Segments() => Table(
        ["Segment", "Customers", $"Net sales ({format.Currency})"],
        snapshot.Segments.Segments.Select(segment => new[] { segment.Name, format.Count(segment.Customers), format.Amount(segment.NetSales) }));

    private void TopCustomers() => Table(
        ["Customer", "Group", "Tier", "Orders", $"Net sales ({format.Currency})"],
        snapshot.TopCustomers.Take(20).Select(customer => new[]
        {
            Shares.NameOrId(customer.Name, customer.CustomerId), customer.Group, customer.ValueTier,
            format.Count(customer.Frequency), format.Amount(customer.Monetary),
        }));

    private void WinBack() => Table(
        ["Customer", "Was", "Is now", $"Net sales ({format.Currency})"],
        snapshot.ToWinBack.First.Select(customer => new[]
        {
            Shares.NameOrId(customer.Name, customer.CustomerId), customer.FromGroup, customer.ToGroup, format.Amount(customer.NetSalesAfter),
        }));

    private void Section(string key, string title, string sentence, Action compose)
    {
        html.Open("section", ("class", "report-section"), ("id", "report-" + key)).Element("h2", title).Element("p", sentence);
        compose();
        html.Markup("</section>");
    }

    private void Table(string[] headers, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        html.Markup("<div class=\"table-responsive\"><table class=\"table report-table\"><thead><tr>");
        foreach (var header in headers)
        {
            html.Element("th", header, ("scope", "col"));
        }

        html.Markup("</tr></thead><tbody>");
        foreach (var row in all)
        {
            html.Markup("<tr>").Element("th", row[0], ("scope", "row"));
            foreach (var cell in row.Skip(1))
            {
                html.Element("td", cell);
            }

            html.Markup("</tr>");
        }

        html.Markup("</tbody></table></div>");
    }

    private static string ChangeText(KeyFigure figure) => figure.Trend == Trend.Unknown
        ? figure.Value is null ? figure.Note : "nothing to compare with"
        : $"{figure.Arrow} {figure.Change} from {figure.PreviousBrief}".TrimStart();

    private static string ChangeClass(KeyFigure figure) => "report-tile-change" + figure.IsImprovement switch
    {
        true => " report-better",
        false => " report-worse",
        null => "",
    };
}
