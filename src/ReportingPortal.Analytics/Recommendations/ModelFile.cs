using System.Runtime.InteropServices;
using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>
/// A model as bytes: first what was recorded, then what was fitted. Little-endian, arrays as they lie in memory behind their
/// length; the first number names the arithmetic, and another version's bytes are not read.
/// </summary>
internal static class ModelFile
{
    public static byte[] WriteRecord(Catalogue catalogue, PurchaseRecord record) => Write(writer =>
    {
        writer.Write(catalogue.Count);
        foreach (var item in catalogue.Items)
        {
            writer.Write(item.ProductId);
            writer.Write(item.Name ?? "");
            writer.Write(item.Category ?? "");
            writer.Write(item.Price is not null);
            writer.Write(item.Price ?? 0);
            writer.Write(item.RecentPurchases);
            writer.Write(item.Purchases);
            writer.Write(item.Interest);
            writer.Write(item.FirstSeenOn?.DayNumber ?? -1);
        }

        WriteTexts(writer, record.UserIds);
        WriteArray(writer, record.Interactions.Starts);
        WriteArray(writer, record.Interactions.AllColumns);
        WriteArray(writer, record.Interactions.AllValues);
        WriteArray(writer, record.Bought);
        WriteTexts(writer, record.Groups);
        WriteArray(writer, record.AllGroupsOf);
    });

    public static byte[] WriteModels(FittedModels models) => Write(writer =>
    {
        WriteArray(writer, models.ItemNeighbours.Starts);
        WriteArray(writer, models.ItemNeighbours.Neighbours);
        WriteArray(writer, models.ItemNeighbours.Cosines);
        WriteFactors(writer, models.AlsItems);
        WriteFactors(writer, models.Ranking.Users);
        WriteFactors(writer, models.Ranking.Items);
        WriteArray(writer, models.Ranking.Bias);
    });

    /// <summary>The file's head, then both parts.</summary>
    public static byte[] Join(byte[] record, byte[] models, RecommendationSettings settings) => [.. BitConverter.GetBytes(settings.Arithmetic), .. record, .. models];

    /// <summary>Null when another version of the portal wrote it.</summary>
    public static Recommender? Read(byte[] file, RecommendationSettings settings)
    {
        using var reader = new BinaryReader(new MemoryStream(file));
        if (file.Length < sizeof(int) || reader.ReadInt32() != settings.Arithmetic)
        {
            return null;
        }

        var catalogue = ReadCatalogue(reader);
        var record = ReadRecord(reader, catalogue.Count);
        var neighbours = new ItemNeighbours(ReadArray<int>(reader), ReadArray<int>(reader), ReadArray<float>(reader));
        var models = new FittedModels(neighbours, ReadFactors(reader), new BayesianRanking(ReadFactors(reader), ReadFactors(reader), ReadArray<float>(reader)));
        return new Recommender(catalogue, record, models, settings);
    }

    private static Catalogue ReadCatalogue(BinaryReader reader)
    {
        var items = new CatalogueItem[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
        {
            var (id, name, category) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            var (hasPrice, price) = (reader.ReadBoolean(), reader.ReadDecimal());
            var (recent, purchases, interest, firstSeen) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32());
            items[i] = new CatalogueItem(
                id, name.Length == 0 ? null : name, category.Length == 0 ? null : category, hasPrice ? price : null, recent, purchases, interest,
                firstSeen < 0 ? null : DateOnly.FromDayNumber(firstSeen));
        }

        return new Catalogue(items);
    }

    private static PurchaseRecord ReadRecord(BinaryReader reader, int items)
    {
        var users = ReadTexts(reader);
        var interactions = new SparseRows(items, ReadArray<int>(reader), ReadArray<int>(reader), ReadArray<float>(reader));
        return new PurchaseRecord(users, interactions, ReadArray<bool>(reader), ReadTexts(reader), ReadArray<int>(reader));
    }

    private static byte[] Write(Action<BinaryWriter> content)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            content(writer);
        }

        return memory.ToArray();
    }

    private static void WriteTexts(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }

    private static void WriteFactors(BinaryWriter writer, FactorMatrix matrix)
    {
        writer.Write(matrix.Count);
        writer.Write(matrix.Factors);
        for (var row = 0; row < matrix.Count; row++)
        {
            writer.Write(MemoryMarshal.AsBytes(matrix.Row(row)[..matrix.Factors]));
        }
    }

    private static FactorMatrix ReadFactors(BinaryReader reader)
    {
        var matrix = new FactorMatrix(reader.ReadInt32(), reader.ReadInt32());
        for (var row = 0; row < matrix.Count; row++)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(matrix.Row(row)[..matrix.Factors]));
        }

        return matrix;
    }

    private static void WriteArray<T>(BinaryWriter writer, T[] array) where T : struct
    {
        writer.Write(array.Length);
        writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    private static T[] ReadArray<T>(BinaryReader reader) where T : struct
    {
        var array = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
