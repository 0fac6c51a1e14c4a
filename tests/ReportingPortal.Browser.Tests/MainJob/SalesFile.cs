using ReportingPortal.DemoData.Layouts;
using ReportingPortal.Testing;

namespace ReportingPortal.Browser.Tests.MainJob;

/// <summary>The sales file of the main job: the real Superstore export, or one of its layout where that is not beside the checkout.</summary>
public sealed record SalesFile(string Path, decimal NetSales, decimal Profit, int Orders, int Customers)
{
    private static readonly DateOnly LastDay = new(2017, 12, 30);

    /// <summary>Writes the file into a folder. The real one's totals are those published with it.</summary>
    public static SalesFile Write(string folder)
    {
        var path = System.IO.Path.Combine(folder, "Sample - Superstore.csv");
        if (SharedData.IsPresent)
        {
            File.WriteAllBytes(path, SharedData.Read("superstore.csv"));
            return new SalesFile(path, 2_297_200.86m, 286_397.02m, 5_009, 793);
        }

        using var writer = new StreamWriter(path);
        var truth = SuperstoreLayout.Write(writer, seed: 7, LastDay, rows: 9_994);
        return new SalesFile(path, decimal.Round(truth.NetSales, 2), decimal.Round(truth.Profit!.Value, 2), truth.Orders, truth.Customers);
    }
}
