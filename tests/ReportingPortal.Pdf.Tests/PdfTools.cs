using System.Diagnostics;

namespace ReportingPortal.Pdf.Tests;

/// <summary>Independent readers of the files we write: qpdf and poppler. Tests that need them skip, with the reason, where they are not installed; on CI they fail.</summary>
internal static class PdfTools
{
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-layout", "{file}", "-").Output;

    /// <summary>In the order of the file: independent of how a reader guesses at lines and columns.</summary>
    public static string TextInOrder(byte[] pdf) => Run("pdftotext", pdf, "-raw", "{file}", "-").Output;

    public static string Info(byte[] pdf, params string[] options) => Run("pdfinfo", pdf, [.. options, "{file}"]).Output;

    public static string Fonts(byte[] pdf) => Run("pdffonts", pdf, "{file}").Output;

    public static string Json(byte[] pdf) => Run("qpdf", pdf, "--json", "--json-key=outlines", "{file}").Output;

    public static void ShouldBeSound(byte[] pdf)
    {
        var (code, output) = Run("qpdf", pdf, "--check", "{file}");
        code.ShouldBe(0, output);
    }

    private static (int Code, string Output) Run(string tool, byte[] pdf, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"reporting-portal-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            var start = new ProcessStartInfo(tool, arguments.Select(argument => argument == "{file}" ? path : argument))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") is null)
        {
            Assert.Skip($"{tool} is not installed (Debian packages qpdf and poppler-utils).");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
