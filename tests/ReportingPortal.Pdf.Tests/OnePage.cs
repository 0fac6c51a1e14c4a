using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Pdf.Tests;

/// <summary>Short ways to a document for one test.</summary>
internal static class OnePage
{
    public static PdfDocument With(Action<Container> compose) =>
        new PdfDocument(Sample.Metadata).Page(page => compose(page.Content));

    public static PdfDocument WithText(string text) => With(content => content.Text(text, Sample.Body));

    public static PdfDocument WithColumn(Action<Column> compose) => With(content => content.Column(compose));
}
