namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// Implicit ALS (Hu, Koren, Volinsky 2008). Products are solved first in each iteration, customers last: a customer's factors
/// then follow from the products' alone, so only those are kept, and a customer is folded in alike whether they were there or not.
/// </summary>
internal static class AlternatingLeastSquares
{
    /// <param name="afterHalfStep">Sees customers' and products' factors after each of the two halves of an iteration.</param>
    /// <returns>The products' factors.</returns>
    public static FactorMatrix Fit(SparseRows users, SparseRows items, RecommendationSettings settings, Action<FactorMatrix, FactorMatrix>? afterHalfStep = null, int? threads = null)
    {
        var cores = threads ?? Environment.ProcessorCount;
        var userFactors = FactorMatrix.Random(users.Count, settings.Factors, settings.Seed, stream: 1, scale: 1);
        var itemFactors = new FactorMatrix(items.Count, settings.Factors);
        for (var iteration = 0; iteration < settings.Iterations; iteration++)
        {
            new HalfStep(userFactors, settings, cores).Improve(items, itemFactors);
            afterHalfStep?.Invoke(userFactors, itemFactors);
            if (iteration < settings.Iterations - 1 || afterHalfStep is not null)
            {
                new HalfStep(itemFactors, settings, cores).Improve(users, userFactors);
                afterHalfStep?.Invoke(userFactors, itemFactors);
            }
        }

        return itemFactors;
    }

    /// <summary>Products' factors learnt from some of the customers, solved once more with all of them: so also what none of the some had to do with has factors.</summary>
    public static void Settle(FactorMatrix itemFactors, SparseRows users, SparseRows items, RecommendationSettings settings)
    {
        var userFactors = new FactorMatrix(users.Count, settings.Factors);
        new HalfStep(itemFactors, settings, Environment.ProcessorCount).Improve(users, userFactors);
        new HalfStep(userFactors, settings, Environment.ProcessorCount).Improve(items, itemFactors);
    }
}
