using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// The likelihood of BG/NBD (Fader, Hardie, Lee 2005, Marketing Science 24:275; D9) over grouped customers, with its gradient.
/// Γ-functions at x apart are sums over k below x, so that neither ln Γ nor ψ is needed, and the rest runs four groups at a time.
/// </summary>
internal sealed class BetaGeometricLikelihood(PurchaseGroups groups)
{
    /// <summary>
    /// ln of r, r/α, a, b/a: the mean rate and the odds to stay are what data tell best, how much customers differ in them worst;
    /// along r, α, a, b themselves the likelihood is a curved ridge.
    /// </summary>
    public const int Parameters = 4;

    // e^-700 is the least a double tells from nothing: who never came back can't have left.
    private static readonly Vector256<double> Never = Vector256.Create(-700.0);

    /// <summary>
    /// The mean negative log-likelihood a customer, plus penaliser times the sum of squared parameters, α measured in
    /// <paramref name="timeScale"/> weeks so that the penalty does not hang on the unit.
    /// </summary>
    public double Penalised(ReadOnlySpan<double> logs, Span<double> gradient, double penaliser, double timeScale)
    {
        var model = Model(logs);
        var value = -LogLikelihood(model, gradient) / groups.Customers;
        Span<double> parameters = [model.R, model.Alpha, model.A, model.B];
        Span<double> byLog = stackalloc double[Parameters];
        for (var i = 0; i < Parameters; i++)
        {
            var scaled = i == 1 ? parameters[i] / timeScale : parameters[i];
            value += penaliser * scaled * scaled;
            byLog[i] = (-gradient[i] * parameters[i] / groups.Customers) + (2 * penaliser * scaled * scaled);
        }

        // α = r / (r/α), b = a · (b/a).
        (gradient[0], gradient[1], gradient[2], gradient[3]) = (byLog[0] + byLog[1], -byLog[1], byLog[2] + byLog[3], byLog[3]);
        return value;
    }

    public static BetaGeometricModel Model(ReadOnlySpan<double> logs)
        => new(Math.Exp(logs[0]), Math.Exp(logs[0] - logs[1]), Math.Exp(logs[2]), Math.Exp(logs[2] + logs[3]));

    /// <summary>Where <see cref="Model"/> takes a model from.</summary>
    public static double[] Logs(BetaGeometricModel model)
        => [Math.Log(model.R), Math.Log(model.R / model.Alpha), Math.Log(model.A), Math.Log(model.B / model.A)];

    /// <param name="gradient">By r, α, a, b themselves.</param>
    public double LogLikelihood(BetaGeometricModel model, Span<double> gradient)
    {
        var (r, alpha, a, b) = model;
        var (sum, byR, byAlpha, byA, byB) = OverGroups(model);
        sum += groups.Customers * r * Math.Log(alpha);
        byR += groups.Customers * Math.Log(alpha);
        byAlpha += groups.Customers * r / alpha;
        for (var k = 0; k < groups.CustomersAbove.Length; k++)
        {
            var above = groups.CustomersAbove[k];
            sum += above * Math.Log((r + k) * (b + k) / (a + b + k));
            byR += above / (r + k);
            byA -= above / (a + b + k);
            byB += above * a / ((b + k) * (a + b + k));
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (byR, byAlpha, byA, byB);
        return sum;
    }

    /// <summary>
    /// Σ weight · ln(e^A3 + [x > 0] e^A4) = Σ weight · (A3 + ln(1 + e^d)), d = A4 - A3, and its derivatives; the share
    /// e^d/(1 + e^d) is the probability that the customer had left after the last purchase.
    /// </summary>
    private (double Sum, double ByR, double ByAlpha, double ByA, double ByB) OverGroups(BetaGeometricModel model)
    {
        var (r, alpha, a, b) = (Vector256.Create(model.R), Vector256.Create(model.Alpha), Vector256.Create(model.A), Vector256.Create(model.B));
        var one = Vector256<double>.One;
        Vector256<double> sum = default, byR = default, byAlpha = default, left = default, byB = default;
        for (var i = 0; i < groups.Frequency.Length; i += Vector256<double>.Count)
        {
            var (x, weight) = (Vector256.Create(groups.Frequency, i), Vector256.Create(groups.Weight, i));
            var (age, recency) = (alpha + Vector256.Create(groups.Age, i), alpha + Vector256.Create(groups.Recency, i));
            var (logAge, logRecency) = (Vector256.Log(age), Vector256.Log(recency));
            var dropped = b + Vector256.Max(x, one) - one;
            var d = Vector256.Log(a / dropped) + ((r + x) * (logAge - logRecency));
            d = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<double>.Zero), d, Never);
            var small = Vector256.Exp(-Vector256.Abs(d));
            var share = Vector256.ConditionalSelect(Vector256.GreaterThan(d, Vector256<double>.Zero), one, small) / (one + small);
            sum += weight * (Vector256.Max(d, Vector256<double>.Zero) + Vector256.Log(one + small) - ((r + x) * logAge));
            byR -= weight * (((one - share) * logAge) + (share * logRecency));
            byAlpha -= weight * (r + x) * (((one - share) / age) + (share / recency));
            left += weight * share;
            byB -= weight * share / dropped;
        }

        return (Vector256.Sum(sum), Vector256.Sum(byR), Vector256.Sum(byAlpha), Vector256.Sum(left) / model.A, Vector256.Sum(byB));
    }
}
