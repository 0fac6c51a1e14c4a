namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// The likelihood of Gamma-Gamma (Fader and Hardie 2013; D9) with its gradient. Values are measured in their mean, so that bounds
/// and penalty do not hang on the currency. Γ-functions are worked out once for each number of purchases.
/// </summary>
internal sealed class GammaGammaLikelihood
{
    /// <summary>ln of p, q, p·v/q: near the mean value, which data tell best; along v itself the likelihood is a curved ridge.</summary>
    public const int Parameters = 3;

    private readonly double[] purchases;
    private readonly double[] values;
    private readonly (double X, int Customers)[] counts;
    private readonly double constant;
    private readonly double purchasesLogs;

    /// <param name="purchases">x of each customer, at least 1.</param>
    /// <param name="values">z̄, mean value of these, above 0.</param>
    public GammaGammaLikelihood(double[] purchases, double[] values)
    {
        (this.purchases, Scale) = (purchases, values.Average());
        this.values = Array.ConvertAll(values, value => value / Scale);
        counts = [.. purchases.CountBy(x => x).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];
        purchasesLogs = purchases.Zip(this.values, (x, z) => x * Math.Log(x * z)).Sum();
        // Of the density of z̄ itself, not of z̄ over its mean.
        constant = -this.values.Sum(Math.Log) - (values.Length * Math.Log(Scale));
    }

    public int Customers => purchases.Length;

    /// <summary>What the values were divided by.</summary>
    public double Scale { get; }

    public GammaGammaModel Model(ReadOnlySpan<double> logs) => new(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2] + logs[1] - logs[0]) * Scale);

    /// <summary>The mean negative log-likelihood a customer, plus penaliser times the sum of squared parameters.</summary>
    public double Penalised(ReadOnlySpan<double> logs, Span<double> gradient, double penaliser)
    {
        Span<double> parameters = [Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2] + logs[1] - logs[0])];
        var value = -LogLikelihood(parameters[0], parameters[1], parameters[2], gradient) / Customers;
        for (var i = 0; i < Parameters; i++)
        {
            var square = parameters[i] * parameters[i];
            value += penaliser * square;
            gradient[i] = (-gradient[i] * parameters[i] / Customers) + (2 * penaliser * square);
        }

        gradient[0] -= gradient[2];
        gradient[1] += gradient[2];
        return value;
    }

    public double LogLikelihood(GammaGammaModel model, Span<double> gradient) => LogLikelihood(model.P, model.Q, model.V / Scale, gradient);

    private double LogLikelihood(double p, double q, double v, Span<double> gradient)
    {
        var logV = Math.Log(v);
        var sum = constant + (p * purchasesLogs) + (Customers * ((q * logV) - GammaFunctions.LogGamma(q)));
        var (byP, byQ, byV) = (purchasesLogs, Customers * (logV - GammaFunctions.Digamma(q)), Customers * q / v);
        foreach (var (x, customers) in counts)
        {
            sum += customers * (GammaFunctions.LogGamma((p * x) + q) - GammaFunctions.LogGamma(p * x));
            var both = GammaFunctions.Digamma((p * x) + q);
            byP += customers * x * (both - GammaFunctions.Digamma(p * x));
            byQ += customers * both;
        }

        for (var i = 0; i < values.Length; i++)
        {
            var total = (purchases[i] * values[i]) + v;
            var logTotal = Math.Log(total);
            var shape = (p * purchases[i]) + q;
            sum -= shape * logTotal;
            byP -= purchases[i] * logTotal;
            byQ -= logTotal;
            byV -= shape / total;
        }

        (gradient[0], gradient[1], gradient[2]) = (byP, byQ, byV);
        return sum;
    }
}
