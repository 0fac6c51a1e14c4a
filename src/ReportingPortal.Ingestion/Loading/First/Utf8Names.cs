using System.Text;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>One string for equal bytes, so that a name that stands in a million rows is made once.</summary>
internal sealed class Utf8Names
{
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> names
        = new Dictionary<byte[], string>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Null for no bytes.</summary>
    public string? Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return null;
        }

        if (!names.TryGetValue(utf8, out var name))
        {
            names[utf8] = name = Encoding.UTF8.GetString(utf8);
        }

        return name;
    }
}
