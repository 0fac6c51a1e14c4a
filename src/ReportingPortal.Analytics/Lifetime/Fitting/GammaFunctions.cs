namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// ln Γ and its derivative for positive numbers: Stirling's series (Abramowitz and Stegun 6.1.41 and 6.3.18) from 10 on,
/// where the terms kept are exact to double precision, reached from below by Γ(x + 1) = x Γ(x).
/// </summary>
internal static class GammaFunctions
{
    private const double Asymptotic = 10;

    private static readonly double HalfLogTwoPi = Math.Log(2 * Math.PI) / 2;

    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < Asymptotic; x++)
        {
            product *= x;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691 / 360360)))));
        return ((x - .5) * Math.Log(x)) - x + HalfLogTwoPi + series - Math.Log(product);
    }

    public static double Digamma(double x)
    {
        var below = 0.0;
        for (; x < Asymptotic; x++)
        {
            below += 1 / x;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square * (1.0 / 132 - square * (691.0 / 32760 - square / 12))))));
        return Math.Log(x) - (inverse / 2) - series - below;
    }
}
