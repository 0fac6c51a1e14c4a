using ReportingPortal.Pdf.Charts;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Executive;

public class ExecutivePdfTests
{
    [Fact]
    public void The_report_is_a_sound_tagged_file_with_its_title_and_language()
    {
        var pdf = Render(SampleSnapshot.Northwind());

        PdfTools.ShouldBeSound(pdf);
        var info = PdfTools.Info(pdf);
        info.ShouldContain("Tagged:          yes");
        info.ShouldContain("Executive report – 16 Feb – 15 Mar 2026");
        info.ShouldContain("Northwind Outfitters");
    }

    [Fact]
    public void The_first_page_is_the_report()
    {
        var page = Pages(SampleSnapshot.Northwind())[0];

        string[] expected =
        [
            "Executive report", "Northwind Outfitters, 16 Feb – 15 Mar 2026", "data to 15 Mar 2026 · compared with 19 Jan – 15 Feb 2026 · days in Europe/London",
            "Net sales rose 20.5 % to £1,228,597, from £1,019,661 in 19 Jan – 15 Feb 2026.",
            "1,316 good customers, who have bought for £1,842,429 so far, may be leaving.",
            "£1.23M", "▲ +20.5 % from £1.02M", "Snapshot d2a81c07 · SHA-256", "Page 1 of 10",
        ];
        foreach (var text in expected)
        {
            page.ShouldContain(text);
        }
    }

    [Fact]
    public void The_words_of_the_whole_report_are_these()
    {
        var text = PdfTools.TextInOrder(Render(SampleSnapshot.Northwind())).TrimEnd('\n', '\f');
        var golden = Path.Combine(Testing.SharedData.RepositoryRoot, "tests", "ReportingPortal.Reports.Tests", "Executive", "executive-report.golden.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is not null)
        {
            File.WriteAllText(golden, text + "\n");
        }

        text.ShouldBe(File.ReadAllText(golden).TrimEnd('\n'));
    }

    [Fact]
    public void Equal_snapshots_give_equal_bytes() =>
        Render(SampleSnapshot.Northwind()).AsSpan().SequenceEqual(Render(SampleSnapshot.Northwind())).ShouldBeTrue();

    [Fact]
    public void A_tenant_without_data_gets_reasons_and_no_numbers()
    {
        var pages = Pages(SampleSnapshot.Empty());

        pages.Length.ShouldBe(2);
        pages[0].ShouldContain("No orders have been uploaded yet");
        pages[0].ShouldContain("no data uploaded yet");
        pages[0].ShouldNotContain("€0");
        pages[1].ShouldContain("No rows have been read yet.");
    }

    [Fact]
    public void A_period_without_orders_says_so_and_divides_nothing_by_zero()
    {
        var sample = SampleSnapshot.Northwind();
        var snapshot = sample with
        {
            Kpis = sample.Kpis with { Current = SampleSnapshot.Empty().Kpis.Current },
            Daily = [],
            Regions = [],
            Categories = [],
            Customers = SampleSnapshot.Empty().Customers,
            Products = SampleSnapshot.Empty().Products,
        };

        var text = string.Concat(Pages(snapshot));

        text.ShouldContain("There were no orders in 16 Feb – 15 Mar 2026.");
        text.ShouldContain("No customer or product has positive net sales in this period.");
        text.ShouldNotContain("NaN");
        text.ShouldNotContain("∞");
    }

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("חנות הספרים של דוד")]
    [InlineData("🛒 Tiny Shop 🇬🇧 👩‍🚀")]
    [InlineData("Line\nbreak\tand\0control")]
    [InlineData("")]
    public void Hostile_names_do_not_break_the_file(string name) => PdfTools.ShouldBeSound(Render(Named(name)));

    [Fact]
    public void Very_long_names_are_cut_or_wrapped_and_keep_the_pages_in_shape()
    {
        var name = string.Concat(Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 20));

        var pages = Pages(Named(name));

        pages.Length.ShouldBeLessThan(25);
        pages[0].ShouldContain("Page 1 of");
    }

    [Fact]
    public void Letter_paper_is_a_choice()
    {
        var pdf = ExecutivePdf.Render(SampleSnapshot.Northwind(), "00", new ExecutivePdfOptions(IsLetter: true));

        PdfTools.Info(pdf).ShouldContain("612 x 792");
    }

    [Fact]
    public void Every_text_stands_out_from_white_with_a_contrast_of_at_least_four_and_a_half()
    {
        PdfColorContrast(Palette.Ink.Luminance).ShouldBeGreaterThan(4.5);
        PdfColorContrast(Palette.Quiet.Luminance).ShouldBeGreaterThan(4.5);
        PdfColorContrast(Palette.Good.Luminance).ShouldBeGreaterThan(4.5);
        PdfColorContrast(Palette.Bad.Luminance).ShouldBeGreaterThan(4.5);
        PdfColorContrast(Palette.Accent.Luminance).ShouldBeGreaterThan(4.5);

        static double PdfColorContrast(double luminance) => 1.05 / (luminance + 0.05);
    }

    private static ReportSnapshot Named(string name)
    {
        var sample = SampleSnapshot.Northwind();
        return sample with
        {
            Title = name,
            Tenant = sample.Tenant with { Name = name },
            Regions = [.. sample.Regions.Select(region => region with { Name = name })],
            Products = sample.Products with { Items = [.. sample.Products.Items.Select(item => item with { Name = name })] },
            TopCustomers = [.. sample.TopCustomers.Select(customer => customer with { Name = name })],
            Segments = sample.Segments with { Segments = [.. sample.Segments.Segments.Select(segment => segment with { Name = name })] },
        };
    }

    private static string[] Pages(ReportSnapshot snapshot) =>
        [.. PdfTools.Text(Render(snapshot)).Replace('\u00a0', ' ').TrimEnd('\f').Split('\f').Select(PlainSpaces)];

    /// <summary>The layout's runs of blanks are the reader's guess, not ours.</summary>
    private static string PlainSpaces(string page) => string.Join(
        '\n', page.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));

    private static byte[] Render(ReportSnapshot snapshot) => ExecutivePdf.Render(
        snapshot, "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", new ExecutivePdfOptions(PortalUrl: "https://portal.example/reports/0195a1f0"));
}
