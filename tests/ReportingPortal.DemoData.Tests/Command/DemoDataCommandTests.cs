using ReportingPortal.DemoData.Command;
using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Layouts;

namespace ReportingPortal.DemoData.Tests.Command;

public sealed class DemoDataCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demodata").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ecommerce --users 5 --days 10", "events.csv,products.csv,users.csv")]
    [InlineData("shop --users 20", "customers.csv,events.csv,orders.csv,products.csv")]
    [InlineData("transactions --rows 10", "Transactions.csv,customer.csv,products.csv")]
    public void A_layout_of_several_files_fills_a_folder(string line, string files)
    {
        var (exitCode, said) = Run($"{line} --out {folder}/new");

        exitCode.ShouldBe(0);
        said.ShouldContain("rows written to");
        string.Join(',', Directory.GetFiles(Path.Combine(folder, "new")).Select(Path.GetFileName).Order(StringComparer.Ordinal)).ShouldBe(files);
    }

    [Theory]
    [InlineData("superstore")]
    [InlineData("online-retail")]
    [InlineData("dummy")]
    public void A_layout_of_one_file_writes_it(string layout)
    {
        var path = Path.Combine(folder, "file.csv");
        Run($"{layout} --rows 12 --out {path}").ExitCode.ShouldBe(0);
        CsvText.Parse(File.ReadAllText(path)).Rows.Count.ShouldBe(12);
    }

    [Fact]
    public void Superstore_begins_with_the_byte_order_mark_like_the_real_file()
    {
        var path = Path.Combine(folder, "superstore.csv");
        Run($"superstore --rows 1 --seed 9 --last-day 2024-02-29 --out {path}");

        File.ReadAllBytes(path)[..3].ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        File.ReadAllText(path).ShouldBe(CsvText.TextOf(writer => SuperstoreLayout.Write(writer, 9, new DateOnly(2024, 2, 29), 1)));
    }

    [Theory]
    [InlineData("", "Say what to write.")]
    [InlineData("parquet --out x", "'parquet' is not a layout.")]
    [InlineData("dummy", "--out is missing.")]
    [InlineData("dummy --rows", "--rows needs a value.")]
    [InlineData("dummy --rows many --out x", "--rows needs a whole number of at least 0, not 'many'.")]
    [InlineData("dummy --rows -1 --out x", "--rows needs a whole number of at least 0, not '-1'.")]
    [InlineData("ecommerce --users 0 --out x", "--users needs a whole number of at least 1, not '0'.")]
    [InlineData("ecommerce --rows 5 --out x", "'--rows' is not an option of ecommerce; there are --users, --days, --out, --seed, --last-day.")]
    [InlineData("dummy --last-day 31.12.2025 --out x", "--last-day needs a day like 2025-12-31, not '31.12.2025'.")]
    public void Bad_arguments_end_with_a_sentence_and_exit_code_1(string line, string sentence)
    {
        var (exitCode, said) = Run(line);

        exitCode.ShouldBe(1);
        said.ShouldStartWith(sentence);
        said.ShouldContain("--out folder");
    }

    [Fact]
    public void A_path_that_cannot_be_written_ends_with_exit_code_1()
    {
        var (exitCode, said) = Run($"dummy --out {folder}");

        exitCode.ShouldBe(1);
        said.ShouldStartWith("The files could not be written:");
    }

    [Fact]
    public void Progress_is_a_bar_on_a_terminal_and_plain_lines_elsewhere()
    {
        var line = $"dummy --rows 20000 --out {folder}/dummy.csv";

        Run(line).Said.ShouldMatch(@"^(\s*\d+ %  [\d,]+ rows\r?\n)+dummy: 20,000 rows written to .*\r?\n$");
        Run(line, isTerminal: true).Said.ShouldMatch(@"^(\r\[#*\.*\]\s+\d+ %  [\d,]+ rows)+\rdummy: 20,000 rows written to ");
    }

    [Fact]
    public void The_estimate_of_events_is_near_the_truth()
    {
        var generator = new EcommerceDataGenerator(new DateOnly(2025, 6, 30), numUsers: 400, numDays: 90);

        var events = generator.WriteEvents(TextWriter.Null).Events;

        ((double)generator.EstimateEvents() / events).ShouldBeInRange(0.95, 1.05);
    }

    private static (int ExitCode, string Said) Run(string line, bool isTerminal = false)
    {
        using var error = new StringWriter();
        var exitCode = DemoDataCommand.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), error, isTerminal);
        return (exitCode, error.ToString());
    }
}
