namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>A Gamma-Gamma model found, and how.</summary>
internal sealed record ValueFit(GammaGammaModel Model, double LogLikelihood, double Penaliser, int Customers)
{
    // ln of p, q, p·v/q, values measured in their mean. Beyond these all customers, or all purchases of one, are worth the same.
    private static readonly double[] Lower = [Math.Log(1e-3), Math.Log(1e-3), Math.Log(1e-3)];
    private static readonly double[] Upper = [Math.Log(1e3), Math.Log(1e3), Math.Log(1e2)];
    private static readonly double[] Start = [Math.Log(2), Math.Log(3), 0];

    // Where q comes near 1 the population's mean runs away from every mean seen (D9: q above 1 is asked for).
    private const double Implausible = 5;

    /// <summary>The first penaliser that leads to a sound fit, from none upwards; null where none does.</summary>
    /// <param name="frequency">Repeat purchases of each customer, above 0.</param>
    /// <param name="values">Mean value of these, above 0, side by side.</param>
    public static ValueFit? Find(double[] frequency, double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        var likelihood = new GammaGammaLikelihood(frequency, values);
        return Penalisers.All.Select(penaliser => Minimise(likelihood, penaliser))
            .FirstOrDefault(fit => fit is { Model.Q: > 1 } && fit.Model.PopulationMean <= Implausible * likelihood.Scale);
    }

    private static ValueFit? Minimise(GammaGammaLikelihood likelihood, double penaliser)
    {
        var found = new BoundedBfgs((logs, gradient) => likelihood.Penalised(logs, gradient, penaliser), Lower, Upper).Run(Start);
        var model = likelihood.Model(found.Point);
        return found.IsConverged
            ? new ValueFit(model, likelihood.LogLikelihood(model, new double[GammaGammaLikelihood.Parameters]), penaliser, likelihood.Customers)
            : null;
    }
}
