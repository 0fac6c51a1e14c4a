using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

/// <summary>
/// Invoice lines in the eight columns of the Online Retail data: CRLF, <c>M/d/yyyy H:mm</c>, in order of time. The encoding is the
/// caller's; descriptions hold pound signs. From about 1,000 rows on every quirk of the layout occurs.
/// </summary>
public static class OnlineRetailLayout
{
    public const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    public const int DefaultRows = 10_000;

    /// <summary>Writes <paramref name="rows"/> lines of the 13 months up to <paramref name="lastDay"/>.</summary>
    public static OnlineRetailTruth Write(
        TextWriter writer, int seed, DateOnly lastDay, int rows = DefaultRows, IProgress<long>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var csv = new CsvRowWriter(writer, "\r\n", progress);
        csv.Header(Header);
        var invoices = new OnlineRetailInvoices(csv, seed, lastDay, rows);
        while (csv.Rows < rows)
        {
            invoices.WriteNext();
        }
        csv.Finish();
        return invoices.Truth;
    }
}
