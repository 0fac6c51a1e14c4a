namespace ReportingPortal.Analytics.Basket;

/// <summary>Who buys one item buys another, in counts; items are numbers.</summary>
internal readonly record struct CountedRule(int Antecedent, int Consequent, int Orders, int AntecedentOrders, int ConsequentOrders);

/// <summary>Pairs into rules (D17): those bought together more often than chance would have it, each in both directions.</summary>
internal static class BasketRules
{
    /// <summary>By lift, then support, then antecedent and consequent; lifts are compared exactly, without division.</summary>
    /// <param name="ids">The id of each number.</param>
    public static IReadOnlyList<CountedRule> Of(PairCounts counts, IReadOnlyList<string> ids)
    {
        var rules = counts.Pairs.Where(pair => (long)pair.Orders * counts.Orders > (long)pair.FirstOrders * pair.SecondOrders).SelectMany(pair => new[]
        {
            new CountedRule(pair.First, pair.Second, pair.Orders, pair.FirstOrders, pair.SecondOrders),
            new CountedRule(pair.Second, pair.First, pair.Orders, pair.SecondOrders, pair.FirstOrders),
        }).ToList();
        rules.Sort((one, other) => Compare(one, other, ids));
        return rules;
    }

    private static int Compare(CountedRule one, CountedRule other, IReadOnlyList<string> ids)
    {
        // n_AB / (n_A n_B), crosswise: N is the same of all. The products of three counts need more than 64 bits.
        var lift = ((Int128)other.Orders * one.AntecedentOrders * one.ConsequentOrders).CompareTo((Int128)one.Orders * other.AntecedentOrders * other.ConsequentOrders);
        var order = lift != 0 ? lift : other.Orders.CompareTo(one.Orders);
        order = order != 0 ? order : string.CompareOrdinal(ids[one.Antecedent], ids[other.Antecedent]);
        return order != 0 ? order : string.CompareOrdinal(ids[one.Consequent], ids[other.Consequent]);
    }
}
