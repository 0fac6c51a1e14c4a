using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Mail;

/// <summary>The few customers of a mail that are worth a letter today; nothing where nobody has slipped away.</summary>
internal sealed class WinBackList(ReportSnapshot snapshot, PrintFormat format)
{
    public bool IsEmpty => snapshot.ToWinBack.First.Count == 0;

    /// <summary>How many they are, and what they had brought.</summary>
    public string Sentence => new SectionSentences(snapshot, format).WinBack();

    public IEnumerable<(string Customer, string Move, string NetSales)> Rows
        => snapshot.ToWinBack.First.Select(customer => (
            Shares.NameOrId(customer.Name, customer.CustomerId), $"{customer.FromGroup} → {customer.ToGroup}", format.MoneyWhole(customer.NetSalesAfter)));

    /// <summary>For the plain form, an empty line before.</summary>
    public IReadOnlyList<string> Lines => IsEmpty ? [] : ["", $"Worth winning back: {Sentence}", .. Rows.Select(row => $"- {row.Customer}: {row.Move}, {row.NetSales}")];
}
