using System.Diagnostics.CodeAnalysis;
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

/// <summary>Lets keys be looked up by bytes that lie in a buffer, without a copy of them.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Comparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
