namespace ReportingPortal.Pdf.Tests;

public class SampleTests
{
    [Fact]
    public void The_sample_of_all_components_is_a_sound_tagged_file()
    {
        var pdf = Sample.Document().ToBytes();
        if (Environment.GetEnvironmentVariable("PDF_SAMPLE_PATH") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, pdf);
        }

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Info(pdf).ShouldContain("Tagged:          yes");
    }
}
