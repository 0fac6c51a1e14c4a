using System.IO.Compression;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Csv;

/// <summary>The snapshot's figures, unrounded, as a zip of CSV files: one per table of the report. Equal snapshots give equal bytes in one dialect.</summary>
public static class SnapshotCsv
{
    /// <param name="sha256">Hash of the stored snapshot.</param>
    public static byte[] Zip(ReportSnapshot snapshot, string sha256, CsvDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, csv) in Files(snapshot, sha256))
            {
                var entry = archive.CreateEntry(name + ".csv", CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp(snapshot);
                using var stream = entry.Open();
                stream.Write(csv.ToBytes(dialect));
            }
        }

        return target.ToArray();
    }

    private static DateTimeOffset Stamp(ReportSnapshot snapshot) =>
        snapshot.CreatedAt.Year is >= 1980 and <= 2107 ? snapshot.CreatedAt : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<(string Name, CsvText Csv)> Files(ReportSnapshot snapshot, string sha256)
    {
        yield return ("about", About(snapshot, sha256));
        yield return ("key_figures", Figures(snapshot));
        yield return ("change", Change(snapshot.Narrative));
        yield return ("daily", Daily(snapshot.Daily));
        yield return ("previous_daily", Daily(snapshot.PreviousDaily));
        yield return ("monthly", Monthly(snapshot));
        yield return ("regions", Slices("region", snapshot.Regions));
        yield return ("categories", Slices("category", snapshot.Categories));
        yield return ("pareto_customers", Pareto(snapshot.Customers));
        yield return ("pareto_products", Pareto(snapshot.Products));
        yield return ("rfm_groups", Groups(snapshot.Rfm));
        yield return ("rfm_cells", Cells(snapshot.Rfm));
        yield return ("value_tiers", Groupings("value_tier", snapshot.Rfm.ValueTiers));
        yield return ("activity_statuses", Groupings("activity_status", snapshot.Rfm.ActivityStatuses));
        yield return ("segments", Segments(snapshot));
        yield return ("top_customers", TopCustomers(snapshot));
        yield return ("win_back", WinBack(snapshot.ToWinBack));
    }

    private static CsvText About(ReportSnapshot snapshot, string sha256) => new CsvText("field", "value")
        .Row("report_id", snapshot.ReportId.ToString()).Row("sha256", sha256).Row("title", snapshot.Title)
        .Row("tenant", snapshot.Tenant.Name).Row("currency", snapshot.Tenant.Currency).Row("time_zone", snapshot.Tenant.TimeZone)
        .Row("period_from", snapshot.Period.From).Row("period_to_exclusive", snapshot.Period.To)
        .Row("previous_from", snapshot.Kpis.PreviousPeriod.From).Row("previous_to_exclusive", snapshot.Kpis.PreviousPeriod.To)
        .Row("as_of_date", snapshot.AsOfDate).Row("region", snapshot.Filter.Region).Row("category", snapshot.Filter.Category)
        .Row("definitions_version", snapshot.DefinitionsVersion)
        .Row("rows_read", snapshot.Quality.RowsRead).Row("rows_rejected", snapshot.Quality.RowsRejected)
        .Row("lines_without_cost", snapshot.Quality.LinesWithoutCost).Row("guest_orders", snapshot.Quality.GuestOrders).Row("uploads", snapshot.Quality.Uploads);

    private static CsvText Figures(ReportSnapshot snapshot)
    {
        var csv = new CsvText("figure", "label", "current", "previous");
        foreach (var figure in KeyFigures.All(snapshot, new PrintFormat(snapshot.Tenant.Currency)))
        {
            csv.Row(figure.Key, figure.Label, figure.Value, figure.Previous);
        }

        return csv;
    }

    /// <summary>
    /// The change cut three ways, each summing to it; of a period that goes on beyond the data also its days so far. Where the history starts
    /// within the compared days, each row says when: no change is told of then.
    /// </summary>
    private static CsvText Change(ChangeNarrative narrative)
    {
        var csv = new CsvText("from", "to_exclusive", "previous_from", "previous_to_exclusive", "cut_by", "part", "net_sales", "previous_net_sales", "change", "history_starts_on");
        foreach (var told in new[] { narrative.Whole, narrative.ToDate }.OfType<ChangeExplanation>())
        {
            Add(told, "all", "net_sales", told.NetSales, told.PreviousNetSales, told.Split.Change);
            Add(told, "factor", "customers", null, null, told.Split.FromCustomers);
            Add(told, "factor", "orders_per_customer", null, null, told.Split.FromOrdersPerCustomer);
            Add(told, "factor", "order_value", null, null, told.Split.FromOrderValue);
            foreach (var (kind, slices) in new[] { ("region", told.Regions), ("category", told.Categories) })
            {
                foreach (var slice in slices)
                {
                    Add(told, kind, slice.Name, slice.NetSales, slice.PreviousNetSales, slice.Change);
                }
            }
        }

        return csv;

        void Add(ChangeExplanation told, string kind, string part, decimal? now, decimal? before, decimal? change)
            => csv.Row(told.Period.From, told.Period.To, told.PreviousPeriod.From, told.PreviousPeriod.To, kind, part, now, before, change, narrative.HistoryStart);
    }

    private static CsvText Daily(IReadOnlyList<DailySales> days)
    {
        var csv = new CsvText("date", "net_sales", "orders", "customers", "units_sold", "moving_average_7d");
        foreach (var day in days)
        {
            csv.Row(day.Date, day.NetSales, day.Orders, day.Customers, day.UnitsSold, day.MovingAverage7d);
        }

        return csv;
    }

    private static CsvText Monthly(ReportSnapshot snapshot)
    {
        var csv = new CsvText("month", "net_sales", "orders", "customers", "growth", "is_partial", "history_starts_here");
        foreach (var month in snapshot.Monthly)
        {
            csv.Row(month.Month, month.NetSales, month.Orders, month.Customers, month.Growth, month.Partial, month.HistoryStartsHere);
        }

        return csv;
    }

    private static CsvText Slices(string dimension, IReadOnlyList<SalesSlice> slices)
    {
        var csv = new CsvText(dimension, "net_sales", "profit", "margin", "orders", "units_sold");
        foreach (var slice in slices)
        {
            csv.Row(slice.Name, slice.NetSales, slice.Profit, slice.Margin, slice.Orders, slice.UnitsSold);
        }

        return csv;
    }

    private static CsvText Pareto(ParetoResult pareto)
    {
        var csv = new CsvText("rank", "id", "name", "net_sales", "cumulative_share", "class");
        for (var i = 0; i < pareto.Items.Count; i++)
        {
            var item = pareto.Items[i];
            csv.Row(i + 1, item.Id, item.Name, item.NetSales, item.CumulativeShare, item.Class);
        }

        return csv;
    }

    private static CsvText Groups(RfmOverview rfm)
    {
        var csv = new CsvText("rfm_group", "customers", "net_sales", "avg_recency_days", "avg_frequency", "avg_monetary");
        foreach (var group in rfm.Groups)
        {
            csv.Row(group.Group, group.Customers, group.NetSales, group.AvgRecencyDays, group.AvgFrequency, group.AvgMonetary);
        }

        return csv;
    }

    private static CsvText Cells(RfmOverview rfm)
    {
        var csv = new CsvText("r_score", "f_score", "rfm_group", "customers", "net_sales");
        foreach (var cell in rfm.Cells)
        {
            csv.Row(cell.RScore, cell.FScore, cell.Group, cell.Customers, cell.NetSales);
        }

        return csv;
    }

    private static CsvText Groupings(string name, IReadOnlyList<CustomerGrouping> groupings)
    {
        var csv = new CsvText(name, "customers", "net_sales");
        foreach (var grouping in groupings)
        {
            csv.Row(grouping.Name, grouping.Customers, grouping.NetSales);
        }

        return csv;
    }

    private static CsvText Segments(ReportSnapshot snapshot)
    {
        var features = snapshot.Segments.Features;
        var csv = new CsvText(["segment", "customers", "net_sales", .. features]);
        foreach (var segment in snapshot.Segments.Segments)
        {
            csv.Row([segment.Name, segment.Customers, segment.NetSales, .. features.Select(feature => segment.Centroid.TryGetValue(feature, out var value) ? (object)value : null)]);
        }

        return csv;
    }

    private static CsvText TopCustomers(ReportSnapshot snapshot)
    {
        var csv = new CsvText("customer_id", "name", "recency_days", "frequency", "monetary", "r_score", "f_score", "m_score", "rfm_group", "value_tier", "activity_status");
        foreach (var customer in snapshot.TopCustomers)
        {
            csv.Row(
                customer.CustomerId, customer.Name, customer.RecencyDays, customer.Frequency, customer.Monetary, customer.RScore, customer.FScore, customer.MScore,
                customer.Group, customer.ValueTier, customer.ActivityStatus);
        }

        return csv;
    }

    private static CsvText WinBack(SlippedCustomers slipped)
    {
        var csv = new CsvText("customer_id", "name", "from", "from_group", "to", "to_group", "net_sales_before", "net_sales_after");
        foreach (var customer in slipped.First)
        {
            csv.Row(
                customer.CustomerId, customer.Name, slipped.From, customer.FromGroup, slipped.To, customer.ToGroup, customer.NetSalesBefore, customer.NetSalesAfter);
        }

        return csv;
    }
}
