using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Reports.Tests.Executive;

public class ChangeSentencesTests
{
    private static readonly Period March = Period.Month(new DateOnly(2024, 3, 1));
    private static readonly Period February = Period.Month(new DateOnly(2024, 2, 1));

    [Fact]
    public void The_worked_example_is_told_with_its_causes_regions_and_categories()
    {
        var told = Explain(Kpis(180, 3, 3), Kpis(250, 3, 2), [("North", 150), ("South", 30)], [("North", 50), ("South", 200)], [("Games", 100), ("Books", 80)], [("Games", 200), ("Books", 50)]);

        Sentences(new(told, null)).ShouldBe(
        [
            "Net sales fell 28.0 % to £180, from £250 in February 2024.",
            "Behind it: more customers (+\u2060£86), fewer orders per customer (−\u2060£86) and smaller orders (−\u2060£70).",
            "By region: South (−\u2060£170) and North (+\u2060£100).",
            "By category: Games (−\u2060£100) and Books (+\u2060£30).",
        ]);
    }

    [Fact]
    public void Rounded_parts_sum_to_the_difference_of_the_rounded_figures()
    {
        // 10.50 becomes 11 and 7.49 becomes 7: the change people read is 4, though it is 3.01.
        var told = Explain(Kpis(10.50m, 3, 3), Kpis(7.49m, 3, 3), [("A", 3.5m), ("B", 3.5m), ("C", 3.5m)], [("A", 2.49m), ("B", 2.5m), ("C", 2.5m)]);
        var sentences = new ChangeSentences(new(told, null), new PrintFormat("GBP"));

        sentences.Change.ShouldBe(4);
        sentences.Factors.Sum(factor => factor.Amount).ShouldBe(4);
        sentences.Shown(told.Regions, "regions").Sum(part => part.Amount).ShouldBe(4);
    }

    [Fact]
    public void Beyond_three_regions_the_others_are_one_part_of_the_sum()
    {
        (string, decimal)[] now = [("A", 60), ("B", 50), ("C", 40), ("D", 30), ("E", 20)];
        var told = Explain(Kpis(200, 5, 5), Kpis(100, 5, 5), now, [("A", 20), ("B", 20), ("C", 20), ("D", 20), ("E", 20)]);

        new ChangeSentences(new(told, null), new PrintFormat("GBP")).Regions!.Replace('\u00a0', ' ')
            .ShouldBe("By region: A (+\u2060£40), B (+\u2060£30), C (+\u2060£20) and 2 other regions (+\u2060£10).");
    }

    [Fact]
    public void Where_no_split_exists_plain_differences_stand_in_its_place()
    {
        var told = Explain(Kpis(-20, 1, 1), Kpis(250, 3, 2));

        Sentences(new(told, null)).ShouldBe(
        [
            "Net sales fell 108.0 % to −£20, from £250 in February 2024.",
            "It can't be split by cause, for that needs net sales above zero in both periods; in plain differences: 1 fewer customer, 2 fewer orders and £103 less an order.",
        ]);
    }

    [Fact]
    public void A_partial_period_is_told_up_to_its_day_and_never_against_a_full_one()
    {
        var whole = Explain(Kpis(180, 3, 3), Kpis(250, 3, 2));
        var toDate = Explain(Kpis(180, 3, 3), Kpis(150, 2, 2)) with { Period = March.First(15), PreviousPeriod = February.First(15) };

        Sentences(new(whole, toDate))[..2].ShouldBe(
        [
            "Up to 15 Mar 2024 net sales rose 20.0 % to £180, from £150 in 1–15 February 2024.",
            "The period goes on to 31 Mar 2024, beyond the data: only its first 15 days are compared, with 15 days of the period before.",
        ]);
    }

    [Theory]
    [InlineData("2024-02-02", 0, true)]
    [InlineData("2024-02-02", 1, false)]
    [InlineData("2024-02-01", 0, false)]
    [InlineData(null, 0, false)]
    public void Nothing_has_changed_on_days_the_history_does_not_reach_back_over(string? firstOrderOn, int silence, bool isCut)
    {
        var narrative = new ChangeNarrative(Explain(Kpis(180, 3, 3), Kpis(50, 1, 1), [("North", 100), ("South", 80)], [("North", 50)]), null)
            .Since(new HistoryBeginning(firstOrderOn is null ? null : DateOnly.Parse(firstOrderOn, System.Globalization.CultureInfo.InvariantCulture), silence));

        var sentences = Sentences(narrative);

        sentences[0].ShouldBe(isCut
            ? "Net sales were £180; the history starts on 2 Feb 2024, so that February 2024 is not all there to compare with."
            : "Net sales rose 260.0 % to £180, from £50 in February 2024.");
        sentences.Count.ShouldBe(isCut ? 1 : 3);
    }

    private static List<string> Sentences(ChangeNarrative narrative)
        => [.. new ChangeSentences(narrative, new PrintFormat("GBP")).All.Select(sentence => sentence.Replace('\u00a0', ' '))];

    private static ChangeExplanation Explain(
        Kpis now, Kpis before, (string Name, decimal Sales)[]? regions = null, (string, decimal)[]? regionsBefore = null,
        (string, decimal)[]? categories = null, (string, decimal)[]? categoriesBefore = null)
        => ChangeExplanation.Of(March, new KpiComparison(now, before, February), (Slices(regions), Slices(regionsBefore)), (Slices(categories), Slices(categoriesBefore)));

    private static List<SalesSlice> Slices((string Name, decimal Sales)[]? slices)
        => [.. (slices ?? []).Select(slice => new SalesSlice(slice.Name, slice.Name, slice.Sales, null, null, 1, 1))];

    private static Kpis Kpis(decimal netSales, int orders, int customers)
        => new(netSales, 0, 0, netSales, null, null, orders, orders, netSales / orders, customers, 0, 0, 0, null, null, 0, null);
}
