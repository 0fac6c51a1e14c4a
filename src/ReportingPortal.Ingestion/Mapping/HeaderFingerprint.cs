using System.Security.Cryptography;
using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Tells that two files have the same header, whatever its case, spaces and underscores.</summary>
internal static class HeaderFingerprint
{
    public static string Of(IEnumerable<string> columns)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Select(ColumnNames.Normalise)))));
}
