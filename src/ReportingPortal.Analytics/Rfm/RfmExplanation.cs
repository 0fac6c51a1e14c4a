namespace ReportingPortal.Analytics.Rfm;

/// <summary>Why one score is what it is, and where the next better one begins.</summary>
/// <param name="Measure">recency_days, frequency or monetary.</param>
/// <param name="Limit">At most so many days, at least so many orders, more than so much money for a better score; null with the best.</param>
public sealed record RfmReason(string Measure, decimal Value, int Score, decimal? Limit);

/// <summary>What more orders, the next one now, would make of a customer whose spend stays as it is.</summary>
public sealed record RfmStepUp(int Orders, string Group);

/// <summary>Why a customer stands in a group, and what leads out of it upwards (N11).</summary>
/// <param name="StepsUp">Each group reached with the fewest orders it takes, fewest first; those of the group itself are left out.</param>
public sealed record RfmExplanation(IReadOnlyList<RfmReason> Reasons, IReadOnlyList<RfmStepUp> StepsUp)
{
    private const int MostSteps = 3;

    /// <summary>Null for who is not scored.</summary>
    /// <param name="cuts">Those of the run.</param>
    public static RfmExplanation? Of(RfmCustomer customer, IReadOnlyList<RfmCuts> cuts, RfmAxis axis)
    {
        if (customer.RScore is not { } r || customer.FScore is not { } f || customer.MScore is not { } m)
        {
            return null;
        }

        decimal[] Cut(string measure) => cuts.FirstOrDefault(each => each.Measure == measure)?.Cuts ?? [];
        var scale = new RfmScale(Cut("recency_days"), Cut("frequency"), Cut("monetary"));
        var orders = NextAbove(scale.Frequency, customer.Frequency);
        return new RfmExplanation(
            [
                new RfmReason("recency_days", customer.RecencyDays, r, scale.Recency.Where(cut => cut < customer.RecencyDays).Select(cut => (decimal?)Math.Floor(cut)).LastOrDefault()),
                new RfmReason("frequency", customer.Frequency, f, orders is { } cut ? Math.Floor(cut) + 1 : null),
                new RfmReason("monetary", customer.Monetary, m, NextAbove(scale.Monetary, customer.Monetary)),
            ],
            Steps(customer, scale, axis));
    }

    // The cuts a value does not exceed lie at or above it; it must exceed the lowest of them.
    private static decimal? NextAbove(decimal[] cuts, decimal value) => cuts.Where(cut => cut >= value).Select(cut => (decimal?)cut).FirstOrDefault();

    private static List<RfmStepUp> Steps(RfmCustomer customer, RfmScale scale, RfmAxis axis)
    {
        var steps = new List<RfmStepUp>();
        var enough = scale.Frequency.Length == 0 ? 0 : (int)Math.Floor(scale.Frequency[^1]) + 1 - customer.Frequency;
        for (var orders = 1; orders <= Math.Max(1, enough) && steps.Count < MostSteps; orders++)
        {
            var (r, f, m) = scale.Score(0, customer.Frequency + orders, customer.Monetary);
            var group = RfmGroups.Of(r, RfmScale.Column(axis, f, m));
            if (group != customer.Group && steps.TrueForAll(step => step.Group != group))
            {
                steps.Add(new RfmStepUp(orders, group));
            }
        }

        return steps;
    }
}
