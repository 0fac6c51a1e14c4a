using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What was fitted, as bytes: behind the length of its first part what it was fitted on, then the models.</summary>
internal static class FitFile
{
    public static byte[] Write(FitBase made, FittedModels models)
    {
        var basis = BinaryArrays.Written(writer =>
        {
            writer.Write(made.Settings);
            writer.WriteTexts(made.ProductIds);
            writer.WriteTexts(made.CustomerIds);
            writer.WriteArray(made.Starts);
            writer.WriteArray(made.Columns);
        });
        return BinaryArrays.Written(writer =>
        {
            writer.Write(basis.Length);
            writer.Write(basis);
            writer.WriteArray(models.ItemNeighbours.Starts);
            writer.WriteArray(models.ItemNeighbours.Neighbours);
            writer.WriteArray(models.ItemNeighbours.Cosines);
            writer.WriteFactors(models.AlsItems);
            writer.WriteFactors(models.Ranking.Users);
            writer.WriteFactors(models.Ranking.Items);
            writer.WriteArray(models.Ranking.Bias);
        });
    }

    /// <summary>How many bytes of the file <see cref="ReadBase(byte[])"/> asks for, by its first ones.</summary>
    public static int BaseLength(byte[] start) => sizeof(int) + BitConverter.ToInt32(start);

    public static FitBase ReadBase(byte[] file) => ReadBase(ReaderOf(file));

    /// <summary>The models for a record of another day, products and customers under that one's numbers.</summary>
    public static FittedModels Read(byte[] file, Catalogue catalogue, PurchaseRecord record)
    {
        using var reader = ReaderOf(file);
        var made = ReadBase(reader);
        return new FittedModels(
            new ItemNeighbours(reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<float>()), reader.ReadFactors(),
            new BayesianRanking(reader.ReadFactors(), reader.ReadFactors(), reader.ReadArray<float>()), made.HasDoneSomething(), made.ProductIds.Select(_ => true).ToArray())
            .Renumbered(made.PlacesOfProducts(catalogue), made.PlacesOfCustomers(record));
    }

    private static BinaryReader ReaderOf(byte[] file)
    {
        var reader = new BinaryReader(new MemoryStream(file));
        reader.ReadInt32();
        return reader;
    }

    private static FitBase ReadBase(BinaryReader reader)
        => new(reader.ReadString(), reader.ReadTexts(), reader.ReadTexts(), reader.ReadArray<int>(), reader.ReadArray<int>());
}
