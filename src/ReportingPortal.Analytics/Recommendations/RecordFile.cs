using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What was recorded, as bytes. The first number names the layout, and bytes of another are not read.</summary>
internal static class RecordFile
{
    public static byte[] Write(Catalogue catalogue, PurchaseRecord record, RecommendationSettings settings) => BinaryArrays.Written(writer =>
    {
        writer.Write(settings.Layout);
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

        writer.WriteTexts(record.UserIds);
        writer.WriteArray(record.Interactions.Starts);
        writer.WriteArray(record.Interactions.AllColumns);
        writer.WriteArray(record.Interactions.AllValues);
        writer.WriteArray(record.Bought);
        writer.WriteTexts(record.Groups);
        writer.WriteArray(record.AllGroupsOf);
    });

    /// <summary>Null where the file has another layout.</summary>
    public static (Catalogue Catalogue, PurchaseRecord Record)? Read(byte[] file, RecommendationSettings settings)
    {
        using var reader = new BinaryReader(new MemoryStream(file));
        if (file.Length < sizeof(int) || reader.ReadInt32() != settings.Layout)
        {
            return null;
        }

        var catalogue = ReadCatalogue(reader);
        var users = reader.ReadTexts();
        var interactions = new SparseRows(catalogue.Count, reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<float>());
        return (catalogue, new PurchaseRecord(users, interactions, reader.ReadArray<bool>(), reader.ReadTexts(), reader.ReadArray<int>()));
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
}
