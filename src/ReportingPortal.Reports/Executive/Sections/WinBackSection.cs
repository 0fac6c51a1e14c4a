using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive.Sections;

/// <summary>The customers a letter or a call may bring back.</summary>
internal static class WinBackSection
{
    public const string Key = "win-back";
    public const string Title = "Worth winning back";

    public static void Compose(Column report, ReportContext context) =>
        ReportContext.Section(report, Key, Title, context.Sentences.WinBack(), section =>
        {
            var (format, slipped) = (context.Format, context.Snapshot.ToWinBack);
            if (slipped.First.Count == 0)
            {
                return;
            }

            section.Item().Table(table =>
            {
                table.Style = ReportStyle.Table;
                table.Columns(columns => columns.Relative(1.4).Relative(1).Relative(1).Constant(92));
                table.Header("Customer", "Was", "Is now", $"Net sales ({format.Currency})");
                foreach (var customer in slipped.First)
                {
                    table.Row(Shares.NameOrId(customer.Name, customer.CustomerId), customer.FromGroup, customer.ToGroup, format.Amount(customer.NetSalesAfter));
                }
            });
        });
}
