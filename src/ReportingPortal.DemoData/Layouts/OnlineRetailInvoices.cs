using System.Collections;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

/// <summary>
/// One invoice after the other. The quirks come by the invoice's running number, not by chance, so that a small file has them too.
/// </summary>
internal sealed class OnlineRetailInvoices(CsvRowWriter csv, int seed, DateOnly lastDay, int rows)
{
    private const int FirstInvoice = 536_365;
    private const int NoCustomer = -1;
    private static readonly string[] CountriesAbroad = ["France", "Germany", "EIRE", "Netherlands", "Norway"];

    private readonly SeededRandom random = new(seed, stream: 41);
    private readonly SalesCalendar calendar = new(lastDay.AddDays(-395), lastDay, yearlyGrowth: 0.2);
    private readonly IReadOnlyList<OnlineRetailProduct> products = OnlineRetailProducts.Create(seed, Math.Clamp(rows / 10, 60, 4000));
    private readonly BitArray customers = new(Math.Max(20, rows / 120));
    private readonly List<(OnlineRetailProduct Product, int Quantity)> soldLines = [];
    private int invoiceCount, orders, cancellations, cancellationRows, adjustmentRows;
    private int writeOffRows, rowsWithoutCustomer, freeRows, repeatedRows;
    private (string, Invoice, string, int, decimal) previousRow;
    private long units;
    private decimal netSales, adjustment;

    public OnlineRetailTruth Truth => new(
        csv.Rows, orders, customers.Cast<bool>().Count(bought => bought), units, netSales,
        cancellations, cancellationRows, adjustmentRows, adjustment, writeOffRows, rowsWithoutCustomer, freeRows, repeatedRows);

    private bool Full => csv.Rows >= rows;

    public void WriteNext()
    {
        var invoice = NextInvoice(invoiceCount % 7 == 3 ? NoCustomer : random.Between(0, customers.Length - 1));
        if (adjustmentRows == 0 && csv.Rows > rows / 2)
        {
            WriteAdjustment(invoice);
        }
        else if (invoiceCount % 25 == 12)
        {
            WriteWriteOff(invoice);
        }
        else
        {
            WriteSale(invoice);
            if (invoiceCount % 20 == 5 && invoice.Customer != NoCustomer && !Full)
            {
                WriteCancellation(NextInvoice(invoice.Customer));
            }
        }
    }

    private Invoice NextInvoice(int customer) =>
        new(FirstInvoice + invoiceCount++, customer, calendar.MomentAt(Math.Min(1, csv.Rows / Math.Max(1.0, rows - 1))));

    private void WriteSale(Invoice invoice)
    {
        orders++;
        soldLines.Clear();
        var lines = random.Between(1, 40);
        for (var line = 0; line < lines && !Full; line++)
        {
            var product = random.Pick(products);
            var quantity = random.Between(1, 24);
            var isFree = line == 1 && invoiceCount % 11 == 4;
            WriteSaleLine(invoice, product, quantity, isFree ? 0.00m : product.Price);
            // a repeated row is a real second line in this data, not an error
            if (line == 0 && invoiceCount % 9 == 2 && !Full)
            {
                WriteSaleLine(invoice, product, quantity, product.Price);
            }
        }
        if (CountryOf(invoice.Customer) != "United Kingdom" && !Full)
        {
            WriteSaleLine(invoice, OnlineRetailProducts.Postage, 1, OnlineRetailProducts.Postage.Price);
        }
    }

    private void WriteSaleLine(Invoice invoice, OnlineRetailProduct product, int quantity, decimal price)
    {
        if (price > 0)
        {
            soldLines.Add((product, quantity));
        }
        freeRows += price == 0 ? 1 : 0;
        units += quantity;
        netSales += quantity * price;
        WriteRow("", invoice, product.StockCode, product.Description, quantity, price);
    }

    private void WriteCancellation(Invoice invoice)
    {
        cancellations++;
        foreach (var (product, quantity) in soldLines.Take(3).TakeWhile(_ => !Full))
        {
            var returned = random.Between(1, quantity);
            cancellationRows++;
            units -= returned;
            netSales -= returned * product.Price;
            WriteRow("C", invoice, product.StockCode, product.Description, -returned, product.Price);
        }
    }

    private void WriteWriteOff(Invoice invoice)
    {
        writeOffRows++;
        WriteRow("", invoice with { Customer = NoCustomer }, random.Pick(products).StockCode, "", -random.Between(1, 200), 0.0m);
    }

    private void WriteAdjustment(Invoice invoice)
    {
        adjustmentRows++;
        adjustment = -random.Money(5000, 12_000);
        WriteRow("A", invoice with { Customer = NoCustomer }, "B", "Adjust bad debt", 1, adjustment);
    }

    private void WriteRow(string prefix, Invoice invoice, string stockCode, string description, int quantity, decimal price)
    {
        var row = (prefix, invoice, stockCode, quantity, price);
        repeatedRows += row == previousRow ? 1 : 0;
        previousRow = row;
        csv.Id(prefix, invoice.Number);
        csv.Text(stockCode);
        csv.Text(description);
        csv.Number(quantity);
        csv.Time(invoice.At, "M/d/yyyy H:mm");
        csv.Amount(price);
        WriteCustomer(invoice.Customer);
        csv.Text(CountryOf(invoice.Customer));
        csv.EndRow();
    }

    private void WriteCustomer(int customer)
    {
        if (customer == NoCustomer)
        {
            rowsWithoutCustomer++;
            csv.Empty();
            return;
        }
        customers[customer] = true;
        csv.Id("", 12_346 + customer);
    }

    private static string CountryOf(int customer) =>
        customer >= 0 && customer % 10 == 9 ? CountriesAbroad[customer / 10 % CountriesAbroad.Length] : "United Kingdom";

    private readonly record struct Invoice(int Number, int Customer, DateTime At);
}
