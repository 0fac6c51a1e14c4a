using ReportingPortal.Analytics.Clustering;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// Bayesian personalised ranking (Rendle, Freudenthaler, Gantner, Schmidt-Thieme 2009): factors, and a bias a product, that
/// put what a customer chose above what they did not, learnt pair by pair. One stream of seeded pairs, one thread: the same
/// data give the same factors.
/// </summary>
internal sealed record BayesianRanking(FactorMatrix Users, FactorMatrix Items, float[] Bias)
{
    public static BayesianRanking Fit(SparseRows users, RecommendationSettings settings)
    {
        var model = new BayesianRanking(
            FactorMatrix.Random(users.Count, settings.Factors, settings.Seed, stream: 2, scale: 1.0 / settings.Factors), FactorMatrix.Random(users.ColumnCount, settings.Factors, settings.Seed, stream: 3, scale: 1.0 / settings.Factors),
            new float[users.ColumnCount]);
        if (users.Entries == 0)
        {
            return model;
        }

        var (rowOf, random) = (RowOf(users), SeededRandom.Stream(settings.Seed, 4, 0));
        var step = new float[model.Users.Stride];
        for (var left = (long)Math.Min(users.Entries * settings.Epochs, settings.MaxUpdates); left > 0; left--)
        {
            var entry = random.NextInt(users.Entries);
            if (Other(users.Columns(rowOf[entry]), users.ColumnCount, ref random) is { } other)
            {
                model.Learn(rowOf[entry], users.AllColumns[entry], other, settings, step);
            }
        }

        return model;
    }

    public float Score(int user, int item) => Bias[item] + Lanes.Dot(Users.Row(user), Items.Row(item));

    /// <summary>
    /// A product the customer has nothing to do with, each as likely as another; null for who chose all. Before the k-th chosen stand chosen[k] − k that
    /// are not: so one number drawn says which of them it is, however few there are.
    /// </summary>
    private static int? Other(ReadOnlySpan<int> chosen, int items, ref SeededRandom random)
    {
        if (chosen.Length == items)
        {
            return null;
        }

        var rest = random.NextInt(items - chosen.Length);
        var (low, high) = (0, chosen.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = chosen[middle] - middle <= rest ? (middle + 1, high) : (low, middle);
        }

        return rest + low;
    }

    private void Learn(int user, int chosen, int other, RecommendationSettings settings, float[] step)
    {
        var x = Users.Row(user);
        var yes = Items.Row(chosen);
        var no = Items.Row(other);
        yes.CopyTo(step);
        Lanes.AddScaled(step, no, -1);
        var (rate, decay) = (settings.LearningRate, 1 - (settings.LearningRate * settings.Regularisation));
        var slope = rate / (1 + MathF.Exp(Bias[chosen] - Bias[other] + Lanes.Dot(x, step)));
        Lanes.ScaleAndAdd(yes, decay, x, slope);
        Lanes.ScaleAndAdd(no, decay, x, -slope);
        Lanes.ScaleAndAdd(x, decay, step, slope);
        Bias[chosen] = (Bias[chosen] * decay) + slope;
        Bias[other] = (Bias[other] * decay) - slope;
    }

    private static int[] RowOf(SparseRows users)
    {
        var rows = new int[users.Entries];
        for (var user = 0; user < users.Count; user++)
        {
            rows.AsSpan(users.Starts[user], users.Starts[user + 1] - users.Starts[user]).Fill(user);
        }

        return rows;
    }
}
