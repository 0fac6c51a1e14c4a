namespace ReportingPortal.Pdf.Tests.Writing;

public class TextTests
{
    [Theory]
    [InlineData("Müller & Söhne, Straße 7")]
    [InlineData("1.234,50 € or £1,161,817.38")]
    [InlineData("The customers’ “best” – really")]
    [InlineData("Ελληνικά κείμενα")]
    [InlineData("Русский текст")]
    [InlineData("Đặng Thị Hương")]
    [InlineData("<script>alert(1)</script> (a\\b)")]
    public void Text_is_extracted_exactly_as_it_was_written(string text) =>
        PdfTools.Text(OnePage.WithText(text).ToBytes()).Trim().ShouldBe(text);

    [Fact]
    public void A_character_the_font_lacks_is_drawn_as_a_replacement_and_still_extracted()
    {
        var pdf = OnePage.WithText("Tea 茶 and 🫖").ToBytes();

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Text(pdf).Trim().ShouldBe("Tea 茶 and 🫖");
    }

    [Fact]
    public void Controls_joiners_and_direction_marks_leave_no_trace()
    {
        var pdf = OnePage.WithText("a\u0000b\u0007c\u200dd\u202ee").ToBytes();

        PdfTools.Text(pdf).Trim().ShouldBe("abcde");
    }

    [Fact]
    public void A_lone_surrogate_does_not_break_the_file() =>
        PdfTools.ShouldBeSound(OnePage.WithText("broken \ud83d text").ToBytes());

    [Fact]
    public void A_soft_hyphen_shows_only_where_the_line_breaks_at_it()
    {
        var pdf = OnePage.WithColumn(column =>
        {
            column.Item().Text("Waren\u00adhaus", Sample.Body);
            column.Item().Width(30).Text("Waren\u00adhaus", Sample.Body);
        }).ToBytes();

        PdfTools.Text(pdf).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["Warenhaus", "Waren-", "haus"]);
    }

    [Fact]
    public void Only_the_glyphs_used_are_embedded()
    {
        var pdf = OnePage.WithText("Short").ToBytes();

        PdfTools.Fonts(pdf).ShouldMatch(@"[A-Z]{6}\+Inter-Regular\s+CID TrueType\s+Identity-H\s+yes yes yes");
        pdf.Length.ShouldBeLessThan(12_000);
    }
}
