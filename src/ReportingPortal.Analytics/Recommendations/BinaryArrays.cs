using System.Runtime.InteropServices;
using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Arrays as bytes: as they lie in memory, little-endian, behind their length.</summary>
internal static class BinaryArrays
{
    public static byte[] Written(Action<BinaryWriter> content)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            content(writer);
        }

        return memory.ToArray();
    }

    public static void WriteArray<T>(this BinaryWriter writer, T[] array) where T : struct
    {
        writer.Write(array.Length);
        writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    public static T[] ReadArray<T>(this BinaryReader reader) where T : struct
    {
        var array = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }

    public static void WriteTexts(this BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    public static string[] ReadTexts(this BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }

    /// <summary>Without the padding of its rows.</summary>
    public static void WriteFactors(this BinaryWriter writer, FactorMatrix matrix)
    {
        writer.Write(matrix.Count);
        writer.Write(matrix.Factors);
        for (var row = 0; row < matrix.Count; row++)
        {
            writer.Write(MemoryMarshal.AsBytes(matrix.Row(row)[..matrix.Factors]));
        }
    }

    public static FactorMatrix ReadFactors(this BinaryReader reader)
    {
        var matrix = new FactorMatrix(reader.ReadInt32(), reader.ReadInt32());
        for (var row = 0; row < matrix.Count; row++)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(matrix.Row(row)[..matrix.Factors]));
        }

        return matrix;
    }
}
