using System.Text;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Tests.Writing;

public class FileTests
{
    [Fact]
    public void Same_input_gives_the_same_bytes() =>
        Sample.Document().ToBytes().AsSpan().SequenceEqual(Sample.Document().ToBytes()).ShouldBeTrue();

    [Fact]
    public void Documents_can_be_written_by_many_threads_at_once()
    {
        var expected = Sample.Document().ToBytes();

        Parallel.For(0, 8, _ => Sample.Document().ToBytes().AsSpan().SequenceEqual(expected).ShouldBeTrue());
    }

    [Fact]
    public void Title_author_subject_and_dates_are_in_the_file()
    {
        var pdf = Sample.Document().ToBytes();

        var info = PdfTools.Info(pdf, "-isodates");
        info.ShouldContain("Sample – Müller & Söhne");
        info.ShouldContain("2026-03-31T08:00:00Z");
        info.ShouldContain("Tagged:          yes");
        Encoding.UTF8.GetString(pdf).ShouldContain("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Sample – Müller &amp; Söhne</rdf:li>");
    }

    [Fact]
    public void Sections_are_bookmarks_that_lead_to_their_pages()
    {
        var outline = PdfTools.Json(Sample.Document().ToBytes());

        outline.ShouldContain("\"title\": \"Charts over time\"");
        outline.ShouldContain("\"title\": \"A long table\"");
        outline.ShouldContain("\"destpageposfrom1\": 2");
    }

    [Fact]
    public void The_structure_names_headings_figures_tables_and_the_scope_of_header_cells()
    {
        var structure = PdfTools.Info(Sample.Document().ToBytes(), "-struct");

        structure.ShouldContain("H1");
        structure.ShouldContain("H2");
        structure.ShouldContain("Figure");
        structure.ShouldContain("Table");
        structure.ShouldContain("/Scope /Column");
        structure.ShouldContain("/Scope /Row");
        structure.ShouldContain("Link");
    }

    [Fact]
    public void A_link_leads_to_its_address_even_with_brackets_in_it()
    {
        var pdf = OnePage.With(content => content.LinkTo("https://shop.example/a(b)?x=1&y=ü", "The shop").Text("Shop", Sample.Body)).ToBytes();

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Info(pdf, "-url").ShouldContain("https://shop.example/a%28b%29?x=1&y=%C3%BC");
    }

    [Fact]
    public void An_empty_document_has_one_page()
    {
        var document = OnePage.With(_ => { });

        document.PageCount.ShouldBe(1);
        PdfTools.ShouldBeSound(document.ToBytes());
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })]
    [InlineData(new byte[0])]
    public void A_damaged_picture_is_refused_without_an_exception(byte[] file) => PdfImage.TryRead(file).ShouldBeNull();

    [Fact]
    public void A_png_with_alpha_is_embedded_with_its_mask()
    {
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        var image = PdfImage.TryRead(png).ShouldNotBeNull();
        PdfTools.ShouldBeSound(OnePage.With(content => content.Image(image, 40, "Logo")).ToBytes());
    }
}
