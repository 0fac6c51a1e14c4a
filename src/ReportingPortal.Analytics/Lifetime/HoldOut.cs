using ReportingPortal.Analytics.Lifetime.Fitting;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>How far a forecast of purchases was off.</summary>
/// <param name="TotalError">(predicted - actual) / actual; null where nothing was bought.</param>
/// <param name="MeanAbsoluteError">Purchases a customer.</param>
public sealed record ForecastError(double Predicted, double? TotalError, double MeanAbsoluteError, double RootMeanSquareError);

/// <summary>Means of customers who had come back equally often before the cut.</summary>
/// <param name="AndMore">The last band holds all who came back more often, too.</param>
public sealed record HoldOutBand(int Frequency, bool AndMore, int Customers, double Actual, double Model, double Naive);

/// <summary>
/// The forecast put to the test: fitted on the first two thirds of the time, it predicts the last third, beside the naive rule
/// "everybody goes on at the rate of before" (D9).
/// </summary>
/// <param name="CutOn">The last day the fit knew of.</param>
/// <param name="Weeks">Predicted.</param>
/// <param name="Customers">Those with a first purchase until the cut.</param>
/// <param name="Actual">Purchases they made afterwards.</param>
public sealed record HoldOut(
    DateOnly CutOn, double Weeks, int Customers, int Actual, ForecastError Model, ForecastError Naive, IReadOnlyList<HoldOutBand> ByFrequency)
{
    private const int MinRepeaters = 30;
    private const int LastBand = 6;

    /// <summary>Null, with the reason, where the first two thirds are too little to fit.</summary>
    internal static (HoldOut? Test, string? Reason) Of(PurchaseHistories histories)
    {
        var known = histories.Rows.Where(row => row.FrequencyAtCut is not null).ToArray();
        if (known.Count(row => row.FrequencyAtCut > 0) < MinRepeaters)
        {
            return (null, $"The forecast could not be tested: fewer than {MinRepeaters} customers had come back in the first two thirds of the time.");
        }

        var groups = PurchaseGroups.Of(
            Array.ConvertAll(known, row => row.FrequencyAtCut!.Value), Array.ConvertAll(known, row => row.RecencyDaysAtCut!.Value),
            Array.ConvertAll(known, row => row.AgeDaysAtCut!.Value));
        return PurchaseFit.Find(groups) is { } fit
            ? (Compare(histories, known, fit.Model), null)
            : (null, "The forecast could not be tested: no model fits the first two thirds of the time.");
    }

    private static HoldOut Compare(PurchaseHistories histories, RepeatPurchaseSummary[] known, BetaGeometricModel model)
    {
        var weeks = (histories.AsOfDate.DayNumber - histories.CutOn.DayNumber) / PurchaseGroups.DaysPerWeek;
        var expected = new ExpectedPurchases(model, weeks);
        var tested = Array.ConvertAll(known, row => Test(row, expected, weeks));
        var bands = tested.GroupBy(each => Math.Min(each.Before, LastBand)).OrderBy(band => band.Key).Select(band => new HoldOutBand(
            band.Key, band.Key == LastBand, band.Count(), band.Average(each => each.Actual), band.Average(each => each.Model), band.Average(each => each.Naive)));
        return new HoldOut(
            histories.CutOn, weeks, tested.Length, tested.Sum(each => each.Actual), Error(tested, each => each.Model), Error(tested, each => each.Naive), [.. bands]);
    }

    private static Tested Test(RepeatPurchaseSummary row, ExpectedPurchases expected, double weeks)
    {
        var (x, recency, age) = (row.FrequencyAtCut!.Value, row.RecencyDaysAtCut!.Value / PurchaseGroups.DaysPerWeek, row.AgeDaysAtCut!.Value / PurchaseGroups.DaysPerWeek);
        return new Tested(x, row.Frequency - x, expected.Of(x, recency, age), age == 0 ? 0 : x / age * weeks);
    }

    private static ForecastError Error(Tested[] tested, Func<Tested, double> predicted)
    {
        var actual = tested.Sum(each => each.Actual);
        var sum = tested.Sum(predicted);
        return new ForecastError(
            sum, actual == 0 ? null : (sum - actual) / actual, tested.Average(each => Math.Abs(predicted(each) - each.Actual)),
            Math.Sqrt(tested.Average(each => (predicted(each) - each.Actual) * (predicted(each) - each.Actual))));
    }

    private readonly record struct Tested(int Before, int Actual, double Model, double Naive);
}
