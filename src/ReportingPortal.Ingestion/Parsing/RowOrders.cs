using System.Globalization;
using System.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Numbers for orders of a file that has none, where each row is an order: the same rows get the same numbers again.</summary>
internal sealed class RowOrders
{
    private readonly Dictionary<long, int> seen = [];

    public byte[] Next(long rowHash)
    {
        var count = seen[rowHash] = seen.GetValueOrDefault(rowHash) + 1;
        return Encoding.ASCII.GetBytes(count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"#{rowHash:x16}")
            : string.Create(CultureInfo.InvariantCulture, $"#{rowHash:x16}-{count}"));
    }
}
