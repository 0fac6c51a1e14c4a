using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>Small matrices and shops in memory, written as people would draw them.</summary>
internal static class Matrices
{
    /// <summary>Compressed rows of a full table; zeros are no interactions.</summary>
    public static SparseRows Of(float[,] table)
    {
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < table.GetLength(1); column++)
            {
                if (table[row, column] > 0)
                {
                    columns.Add(column);
                    values.Add(table[row, column]);
                }
            }

            starts.Add(columns.Count);
        }

        return new SparseRows(table.GetLength(1), [.. starts], [.. columns], [.. values]);
    }

    /// <summary>Seeded, sparse, with empty rows and columns as they happen.</summary>
    public static float[,] Random(int users, int items, double density, int seed)
    {
        var (table, random) = (new float[users, items], new Random(seed));
        for (var user = 0; user < users; user++)
        {
            for (var item = 0; item < items; item++)
            {
                table[user, item] = random.NextDouble() < density ? random.Next(1, 9) : 0;
            }
        }

        return table;
    }

    /// <summary>A recommender over a table; everything of a weight of 3 and more was bought.</summary>
    public static Recommender Recommender(float[,] table, RecommendationSettings? settings = null, CatalogueItem[]? items = null)
    {
        var rows = Of(table);
        var chosen = settings ?? new RecommendationSettings { Factors = 4, Epochs = 5 };
        var catalogue = new Catalogue(items ?? [.. Enumerable.Range(0, table.GetLength(1)).Select(item => new CatalogueItem(
            $"P{item:000}", $"Product {item}", $"Category {item % 3}", 10, 0, rows.Transpose().Values(item).ToArray().Count(each => each >= 3), 0, new DateOnly(2024, 1, 1)))]);
        string[] users = [.. Enumerable.Range(0, table.GetLength(0)).Select(user => $"U{user:000}")];
        var record = new PurchaseRecord(users, rows, [.. rows.AllValues.Select(value => value >= 3)], [], [.. users.SelectMany(_ => new[] { -1, -1, -1 })]);
        return new Recommender(catalogue, record, FittedModels.Fit(record, catalogue, chosen), chosen);
    }

    public static List<Ranked> Rank(this Recommender recommender, string user, int count, string model, Exclusion exclusion = Exclusion.Interacted, int neighbours = 30)
    {
        var room = recommender.Enter();
        var list = recommender.Rank(recommender.Record.NumberOf(user), new RankingRequest(count, model, exclusion, neighbours), room);
        recommender.Leave(room);
        return list;
    }
}
