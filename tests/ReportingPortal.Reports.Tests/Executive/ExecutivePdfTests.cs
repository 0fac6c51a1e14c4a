using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Executive;

public class ExecutivePdfTests
{
    [Fact]
    public void The_report_is_a_sound_tagged_file()
    {
        var pdf = Render(SampleSnapshot.Northwind());
        if (Environment.GetEnvironmentVariable("PDF_SAMPLE_PATH") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, pdf);
            File.WriteAllBytes(path + ".empty.pdf", Render(SampleSnapshot.Empty()));
        }

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Info(pdf).ShouldContain("Tagged:          yes");
    }

    private static byte[] Render(ReportSnapshot snapshot) => ExecutivePdf.Render(
        snapshot, SnapshotJson.Hash(SnapshotJson.Write(snapshot)), new ExecutivePdfOptions(PortalUrl: "https://portal.example/reports/0195a1f0"));
}
