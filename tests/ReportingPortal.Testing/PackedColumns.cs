using ReportingPortal.Data.Rollups;

namespace ReportingPortal.Testing;

/// <summary>Rows of packed days, for tests that write them without loading a file.</summary>
public static class PackedColumns
{
    /// <summary>Money and quantities are packed in these.</summary>
    public static long TenThousandths(decimal amount) => decimal.ToInt64(amount * 10_000);

    public static byte[] Of(params long[][] columns)
    {
        var packed = new byte[PackedNumbers.HeadSize + columns.Sum(column => PackedNumbers.SizeOf(column))];
        PackedNumbers.WriteHead(packed, columns[0].Length);
        var at = PackedNumbers.HeadSize;
        foreach (var column in columns)
        {
            PackedNumbers.Write(packed.AsSpan(at, PackedNumbers.SizeOf(column)), column);
            at += PackedNumbers.SizeOf(column);
        }

        return packed;
    }
}
