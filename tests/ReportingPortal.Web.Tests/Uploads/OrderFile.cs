using System.Globalization;
using System.Text;

namespace ReportingPortal.Web.Tests.Uploads;

/// <summary>Small order files with known sums.</summary>
public static class OrderFile
{
    public const string Header = "order_id,ordered_at,customer_id,product_id,quantity,unit_price";

    /// <summary>Three orders of two customers: 20 + 30 + 50 = 100.</summary>
    public const string ThreeOrders = Header + """

        O1,2024-03-01,C1,P1,2,10.00
        O2,2024-03-02,C2,P1,3,10.00
        O3,2024-03-02,C1,P2,1,50.00
        """;

    /// <summary>Orders of one unit at 1.00 each, one a line.</summary>
    public static string Of(int rows, string prefix = "O")
    {
        var csv = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{prefix}{row},2024-{1 + (row / 28 % 12):00}-{1 + (row % 28):00},C{row % 500},P{row % 40},1,1.00\n");
        }

        return csv.ToString();
    }
}
