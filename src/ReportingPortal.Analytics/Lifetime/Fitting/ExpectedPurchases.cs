using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>E[Y(t)]: purchases expected of customers within <paramref name="weeks"/> after the as-of date. What hangs on frequency and age alone is worked out once for each pair.</summary>
internal sealed class ExpectedPurchases(BetaGeometricModel model, double weeks)
{
    private readonly Dictionary<(double Frequency, double Age), double> ifAlive = [];

    public double Of(double frequency, double recency, double age)
    {
        ref var purchases = ref CollectionsMarshal.GetValueRefOrAddDefault(ifAlive, (frequency, age), out var isKnown);
        if (!isKnown)
        {
            model.ExpectIfAlive(frequency, age, [weeks], new Span<double>(ref purchases));
        }

        return purchases * model.ProbabilityAlive(frequency, recency, age);
    }
}
