using System.Text;
using ReportingPortal.DemoData.Dummy;
using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Layouts;
using ReportingPortal.DemoData.Shop;

namespace ReportingPortal.DemoData.Command;

/// <summary>The console: writes the files of one layout. Exit code 0, or 1 with a sentence on what was wrong.</summary>
public static class DemoDataCommand
{
    private const string Usage = """
        ecommerce      --out folder [--users 5000] [--days 365]   users.csv, products.csv, events.csv
        shop           --out folder [--users 1200]                customers.csv, products.csv, orders.csv, events.csv
        transactions   --out folder [--rows 10000]                customer.csv, products.csv, Transactions.csv
        olist          --out folder [--rows 10000]                olist_orders_dataset.csv and its items, customers, products
        superstore     --out file   [--rows 10000]
        online-retail  --out file   [--rows 10000]
        dummy          --out file   [--rows 1500]
        each with      [--seed 42] [--last-day 2025-12-31]
        """;

    /// <param name="isTerminal">A progress bar may redraw itself.</param>
    public static int Run(IReadOnlyList<string> args, TextWriter error, bool isTerminal = false)
    {
        try
        {
            Write(CommandOptions.Parse(args), error, isTerminal);
            return 0;
        }
        catch (CommandLineException refused)
        {
            error.WriteLine(refused.Message);
            error.WriteLine(Usage);
            return 1;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The files could not be written: {failed.Message}");
            return 1;
        }
    }

    private static void Write(CommandOptions options, TextWriter error, bool isTerminal)
    {
        var bar = new ProgressBar(error, RowsOf(options), isTerminal);
        var rows = options.Layout switch
        {
            "ecommerce" => WriteEcommerce(options, bar),
            "shop" => WriteShop(options, bar),
            "transactions" => WriteTransactions(options, bar),
            "olist" => WriteOlist(options, bar),
            "superstore" => WriteFile(
                options.Out, withMark: true, writer => SuperstoreLayout.Write(writer, options.Seed, options.LastDay, options.Rows, bar).Rows),
            "online-retail" => WriteFile(
                options.Out, withMark: false, writer => OnlineRetailLayout.Write(writer, options.Seed, options.LastDay, options.Rows, bar).Rows),
            _ => WriteFile(
                options.Out, withMark: false, writer => DummyOrders.Write(writer, options.Seed, options.LastDay, options.Rows, bar).Rows),
        };
        bar.Finish(FormattableString.Invariant($"{options.Layout}: {rows:N0} rows written to {options.Out}"));
    }

    private static long? RowsOf(CommandOptions options) => options.Layout switch
    {
        "ecommerce" => GeneratorOf(options).EstimateEvents(),
        "shop" or "olist" => null,
        _ => options.Rows,
    };

    private static EcommerceDataGenerator GeneratorOf(CommandOptions options)
        => new(options.LastDay, options.Users, options.Days, options.Seed);

    private static long WriteEcommerce(CommandOptions options, ProgressBar bar)
    {
        var generator = GeneratorOf(options);
        WriteInFolder(options.Out, "users.csv", generator.WriteUsers);
        WriteInFolder(options.Out, "products.csv", generator.WriteProducts);
        return WriteFile(Path.Combine(options.Out, "events.csv"), withMark: false, writer => generator.WriteEvents(writer, bar).Events);
    }

    private static long WriteShop(CommandOptions options, ProgressBar bar)
    {
        var shop = new DemoShop(options.Seed, options.LastDay, options.Users);
        WriteInFolder(options.Out, "customers.csv", shop.WriteCustomers);
        WriteInFolder(options.Out, "products.csv", shop.WriteProducts);
        var events = WriteFile(Path.Combine(options.Out, "events.csv"), withMark: false, writer => shop.WriteEvents(writer, progress: bar).Events);
        return events + WriteFile(Path.Combine(options.Out, "orders.csv"), withMark: false, writer => shop.WriteOrders(writer, bar).Rows);
    }

    private static long WriteTransactions(CommandOptions options, ProgressBar bar)
    {
        var layout = new TransactionsLayout(options.Seed, options.LastDay, options.Rows);
        WriteInFolder(options.Out, "customer.csv", layout.WriteCustomers);
        WriteInFolder(options.Out, "products.csv", layout.WriteProducts);
        return WriteFile(Path.Combine(options.Out, "Transactions.csv"), withMark: false, writer => layout.WriteTransactions(writer, bar).Rows);
    }

    private static long WriteOlist(CommandOptions options, ProgressBar bar)
    {
        var layout = new OlistLayout(options.Seed, options.LastDay, options.Rows);
        WriteInFolder(options.Out, "olist_orders_dataset.csv", layout.WriteOrders);
        WriteInFolder(options.Out, "olist_customers_dataset.csv", layout.WriteCustomers);
        WriteInFolder(options.Out, "olist_products_dataset.csv", layout.WriteProducts);
        return WriteFile(Path.Combine(options.Out, "olist_order_items_dataset.csv"), withMark: false, writer => layout.WriteItems(writer, bar).Rows);
    }

    private static void WriteInFolder(string folder, string name, Action<TextWriter> write) =>
        WriteFile(Path.Combine(folder, name), withMark: false, writer =>
        {
            write(writer);
            return 0;
        });

    private static long WriteFile(string path, bool withMark, Func<TextWriter, long> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(withMark));
        return write(writer);
    }
}
