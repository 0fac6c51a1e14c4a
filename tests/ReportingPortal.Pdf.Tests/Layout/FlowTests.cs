using ReportingPortal.Pdf.Charts;

namespace ReportingPortal.Pdf.Tests.Layout;

public class FlowTests
{
    private static readonly string Paragraph = string.Join(' ', Enumerable.Repeat("Sales rose again this week.", 40));

    [Fact]
    public void A_word_wider_than_the_page_breaks_instead_of_running_off()
    {
        var word = new string('W', 600);

        var text = PdfTools.Text(OnePage.WithText(word).ToBytes());

        string.Concat(text.Where(letter => letter == 'W')).ShouldBe(word);
        text.Split('\n').ShouldAllBe(line => line.Length < 100);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n")]
    public void Empty_text_is_harmless(string text) => PdfTools.ShouldBeSound(OnePage.WithText(text).ToBytes());

    [Fact]
    public void Long_text_goes_on_over_pages_and_loses_nothing()
    {
        var document = OnePage.WithColumn(column =>
        {
            for (var i = 0; i < 12; i++)
            {
                column.Item().Text(Paragraph, Sample.Body);
            }
        });

        document.PageCount.ShouldBeGreaterThan(1);
        var words = PdfTools.Text(document.ToBytes()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        words.Count(word => word == "week.").ShouldBe(12 * 40);
    }

    [Fact]
    public void A_title_moves_to_the_next_page_with_its_chart()
    {
        var pdf = OnePage.WithColumn(column =>
        {
            column.Item().MinHeight(600).Text("First page", Sample.Body);
            column.Item(keepWithNext: true).Text("The title", Sample.Heading);
            column.Item().Chart(new Sparkline { Alt = "Line", Values = [1, 2, 3] }, 150);
        }).ToBytes();

        PageTexts(pdf)[1].ShouldContain("The title");
        PageTexts(pdf)[0].ShouldNotContain("The title");
    }

    [Fact]
    public void A_title_inside_a_nested_column_moves_with_its_chart_too()
    {
        var pdf = OnePage.WithColumn(column =>
        {
            column.Item().MinHeight(600).Text("First page", Sample.Body);
            column.Item().Column(section =>
            {
                section.Item(keepWithNext: true).Text("The title", Sample.Heading);
                section.Item().Chart(new Sparkline { Alt = "Line", Values = [1, 2, 3] }, 150);
            });
        }).ToBytes();

        PageTexts(pdf)[0].ShouldNotContain("The title");
    }

    [Fact]
    public void A_page_break_starts_one_new_page_and_none_at_the_top_of_a_page()
    {
        var document = OnePage.WithColumn(column =>
        {
            column.Item().PageBreak();
            column.Item().Text("One", Sample.Body);
            column.Item().PageBreak();
            column.Item().Text("Two", Sample.Body);
        });

        document.PageCount.ShouldBe(2);
    }

    [Fact]
    public void What_is_kept_together_moves_as_a_whole()
    {
        var pdf = OnePage.WithColumn(column =>
        {
            column.Item().MinHeight(700).Text("First page", Sample.Body);
            column.Item().KeepTogether().Column(block =>
            {
                block.Item().Text("Upper", Sample.Body);
                block.Item().MinHeight(100).Text("Lower", Sample.Body);
            });
        }).ToBytes();

        PageTexts(pdf)[0].ShouldNotContain("Upper");
        PageTexts(pdf)[1].ShouldContain("Lower");
    }

    [Fact]
    public void Something_higher_than_a_page_neither_fails_nor_loops() =>
        OnePage.WithColumn(column =>
        {
            column.Item().Chart(new Sparkline { Alt = "Line", Values = [1] }, 5000);
            column.Item().KeepTogether().MinHeight(3000).Text("Tall", Sample.Body);
        }).PageCount.ShouldBe(2);

    [Fact]
    public void Header_and_footer_stand_on_every_page_with_the_right_numbers()
    {
        var pages = PageTexts(Sample.Document().ToBytes());

        pages.Length.ShouldBe(4);
        for (var i = 0; i < 4; i++)
        {
            pages[i].ShouldContain("Northwind Outfitters");
            pages[i].ShouldContain($"Page {i + 1} of 4");
        }
    }

    private static string[] PageTexts(byte[] pdf) => PdfTools.Text(pdf).TrimEnd('\f').Split('\f');
}
