using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Executive;

public class NarrativeTests
{
    [Fact]
    public void The_worked_example_of_the_definitions_reads_as_a_sentence()
    {
        // February 250 to March 180: customers +86.40, orders per customer −86.40, order value −70.00.
        var sentences = Sentences(180, 250, new ChangeDecomposition(-70, 86.40m, -86.40m, -70));

        sentences[0].ShouldStartWith("Net sales fell 28.0 % to £180, from £250 in ");
        sentences[1].ShouldBe("Behind it: more customers (+\u2060£86), fewer orders per customer (−\u2060£86) and smaller orders (−\u2060£70).");
    }

    [Theory]
    [InlineData(280, 250, "Net sales rose 12.0 % to £280, from £250 in 19 Jan – 15 Feb 2026.")]
    [InlineData(250, 250, "Net sales were level at £250, compared with 19 Jan – 15 Feb 2026.")]
    [InlineData(250, 0, "Net sales were £250; 19 Jan – 15 Feb 2026 had none to compare with.")]
    [InlineData(250, -20, "Net sales were £250, compared with −£20 in 19 Jan – 15 Feb 2026.")]
    [InlineData(-20, 250, "Net sales fell 108.0 % to −£20, from £250 in 19 Jan – 15 Feb 2026.")]
    public void The_first_sentence_says_what_changed(int now, int before, string expected) =>
        Sentences(now, before, new ChangeDecomposition(now - before, null, null, null))[0].ShouldBe(expected);

    [Fact]
    public void Sales_that_stopped_are_a_change()
    {
        var (sample, format) = (SampleSnapshot.Northwind(), new PrintFormat("GBP"));
        var snapshot = sample with
        {
            Kpis = new KpiComparison(With(sample, -20) with { Orders = 0 }, With(sample, 250), sample.Kpis.PreviousPeriod),
            Change = new ChangeDecomposition(-270, null, null, null),
            Explained = null,
            Categories = [new SalesSlice("Books", "Books", 10, -5, -.5m, 0, 1)],
        };
        var sections = new SectionSentences(snapshot, format);

        Narrative.Of(snapshot, format)[0].ShouldStartWith("There were no orders in ");
        sections.Change().Replace('\u00a0', ' ').ShouldStartWith("Net sales fell 108.0 % to −£20, from £250 in 19 Jan – 15 Feb 2026.");
        sections.Categories().ShouldBe("Books sells most (£10); none earns anything.");
        new SectionSentences(snapshot with { AsOfDate = snapshot.Period.From.AddDays(-1) }, format).Change().ShouldBe("There is nothing to compare this period with.");
    }

    [Fact]
    public void Without_a_split_no_cause_is_named() =>
        Sentences(180, 250, new ChangeDecomposition(-70, null, null, null)).ShouldNotContain(sentence => sentence.StartsWith("Behind it", StringComparison.Ordinal));

    [Fact]
    public void A_report_frozen_before_regions_were_part_of_it_still_tells_what_it_knew()
    {
        var old = SampleSnapshot.Northwind() with { Explained = null };
        var read = SnapshotJson.Read(SnapshotJson.Write(old));

        Narrative.Of(read, new PrintFormat("GBP")).ShouldBe(Narrative.Of(SampleSnapshot.Northwind(), new PrintFormat("GBP")));
        Narrative.Details(read, new PrintFormat("GBP")).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_most_three_sentences() => Narrative.Of(SampleSnapshot.Northwind(), new PrintFormat("GBP")).Count.ShouldBe(3);

    private static List<string> Sentences(decimal now, decimal before, ChangeDecomposition change)
    {
        var sample = SampleSnapshot.Northwind();
        var snapshot = sample with
        {
            Kpis = new KpiComparison(With(sample, now), With(sample, before), sample.Kpis.PreviousPeriod),
            Change = change,
            Explained = null,
        };
        return [.. Narrative.Of(snapshot, new PrintFormat("GBP")).Select(sentence => sentence.Replace('\u00a0', ' '))];
    }

    private static Kpis With(ReportSnapshot sample, decimal netSales) => sample.Kpis.Current with { NetSales = netSales, Orders = 4 };
}
