using System.Globalization;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>The customers to know by name.</summary>
internal static class TopCustomersSection
{
    public const string Key = "top-customers";
    public const string Title = "Most valuable customers";

    private const int MostCustomers = 20;

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.TopCustomers(), section =>
        {
            var format = context.Format;
            if (context.Snapshot.TopCustomers.Count == 0)
            {
                return;
            }

            section.Item().Table(table =>
            {
                table.Style = ReportStyle.Table with { FirstColumnNamesRow = false };
                table.Columns(columns => columns.Constant(26, HorizontalAlignment.Left).Relative(1.35).Relative(1).Constant(50, HorizontalAlignment.Left).Constant(46).Constant(74).Constant(92));
                table.Header("", "Customer", "Group", "Tier", "Orders", "Last order", $"Net sales ({format.Currency})");
                foreach (var (customer, index) in context.Snapshot.TopCustomers.Take(MostCustomers).Select((customer, index) => (customer, index)))
                {
                    table.Row(
                        (index + 1).ToString(CultureInfo.InvariantCulture),
                        Shares.NameOrId(customer.Name, customer.CustomerId),
                        customer.Group,
                        customer.ValueTier,
                        format.Count(customer.Frequency),
                        customer.RecencyDays == 1 ? "1 day ago" : $"{format.Count(customer.RecencyDays)} days ago",
                        format.Amount(customer.Monetary));
                }
            });
            section.Item().Text($"Over all time, {context.AsOf}.", ReportStyle.Note);
        });
}
