namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>The ladder of D9: how strongly large parameters are held back, none first.</summary>
internal static class Penalisers
{
    public static readonly double[] All = [0, .001, .01, .1];
}
