namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>A BG/NBD model found, and how.</summary>
internal sealed record PurchaseFit(BetaGeometricModel Model, double LogLikelihood, double Penaliser)
{
    // ln of r, r/α a week, a, b/a. Beyond these the likelihood is flat: all buy alike, or nobody leaves.
    private static readonly double[] Lower = [Math.Log(1e-3), Math.Log(1e-8), Math.Log(1e-6), Math.Log(1e-4)];
    private static readonly double[] Upper = [Math.Log(1e3), Math.Log(50), Math.Log(1e3), Math.Log(1e7)];

    // A forecast for the next year of more than this many times the rate seen so far is a fit gone wrong.
    private const double Implausible = 5;
    private const double WeeksAhead = 52;

    /// <summary>So many groups of all lead close to the maximum at a fraction of the cost; a few steps among all are left then.</summary>
    internal const int Sample = 5_000;

    /// <summary>The first penaliser that leads to a sound fit, from none upwards; null where none does.</summary>
    public static PurchaseFit? Find(PurchaseGroups groups)
    {
        var (purchases, weeks) = (0.0, 0.0);
        for (var i = 0; i < groups.Count; i++)
        {
            purchases += groups.Weight[i] * groups.Frequency[i];
            weeks += groups.Weight[i] * groups.Age[i];
        }

        if (purchases == 0 || weeks == 0)
        {
            return null;
        }

        var likelihood = new BetaGeometricLikelihood(groups);
        var timeScale = groups.Age.Max();
        double[][] starts = [.. Starts(groups, purchases / weeks)];
        return Penalisers.All
            .SelectMany(penaliser => starts.Select(start => Minimise(likelihood, start, penaliser, timeScale)))
            .FirstOrDefault(fit => fit is not null && Expected(groups, fit.Model) <= Implausible * WeeksAhead * purchases / weeks * groups.Customers);
    }

    /// <summary>Where a sample of many groups leads, then two places that suit any shop: customers who differ much and often leave, and alike ones who seldom do.</summary>
    private static IEnumerable<double[]> Starts(PurchaseGroups groups, double rate)
    {
        if (groups.Count > 2 * Sample && Find(groups.Some(Sample)) is { } near)
        {
            yield return BetaGeometricLikelihood.Logs(near.Model);
        }

        yield return [Math.Log(.5), Math.Log(rate), Math.Log(.5), Math.Log(4)];
        yield return [Math.Log(5), Math.Log(rate), Math.Log(.05), Math.Log(20)];
    }

    private static PurchaseFit? Minimise(BetaGeometricLikelihood likelihood, double[] start, double penaliser, double timeScale)
    {
        var found = new BoundedBfgs((logs, gradient) => likelihood.Penalised(logs, gradient, penaliser, timeScale), Lower, Upper).Run(start);
        var model = BetaGeometricLikelihood.Model(found.Point);
        return found.IsConverged ? new PurchaseFit(model, likelihood.LogLikelihood(model, new double[BetaGeometricLikelihood.Parameters]), penaliser) : null;
    }

    /// <summary>Purchases of all customers within the weeks ahead.</summary>
    private static double Expected(PurchaseGroups groups, BetaGeometricModel model)
    {
        var (expected, sum) = (new ExpectedPurchases(model, WeeksAhead), 0.0);
        for (var i = 0; i < groups.Count; i++)
        {
            sum += groups.Weight[i] * expected.Of(groups.Frequency[i], groups.Recency[i], groups.Age[i]);
        }

        return sum;
    }
}
