using System.Diagnostics;
using System.Text.RegularExpressions;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Pdf.Tests.Layout;

public partial class TableTests
{
    [Fact]
    public void The_header_repeats_on_each_page_and_rows_stay_whole()
    {
        var document = WithRows(120, row => [$"start{row}\nmiddle\nend{row}", $"{row}"]);

        var pages = PdfTools.Text(document.ToBytes()).TrimEnd('\f').Split('\f');

        pages.Length.ShouldBeGreaterThan(3);
        foreach (var page in pages)
        {
            page.ShouldContain("Customer");
            Starts().Matches(page).Select(match => match.Groups[1].Value)
                .ShouldBe(Ends().Matches(page).Select(match => match.Groups[1].Value));
        }

        Starts().Count(string.Concat(pages)).ShouldBe(120);
    }

    [Fact]
    public void A_repeated_header_is_read_aloud_only_once()
    {
        var structure = PdfTools.Info(WithRows(120, row => [$"Customer {row}", "1"]).ToBytes(), "-struct");

        Regex.Count(structure, "/Scope /Column").ShouldBe(2);
    }

    [Fact]
    public void The_last_row_is_never_alone_on_a_page()
    {
        for (var rows = 30; rows < 60; rows++)
        {
            var pages = PdfTools.Text(WithRows(rows, row => [$"start{row}", "1"]).ToBytes()).TrimEnd('\f').Split('\f');

            Starts().Count(pages[^1]).ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void A_table_without_rows_shows_its_header()
    {
        var pdf = WithRows(0, _ => []).ToBytes();

        PdfTools.ShouldBeSound(pdf);
        PdfTools.Text(pdf).ShouldContain("Net sales");
    }

    [Fact]
    public void Ten_thousand_rows_take_time_in_proportion()
    {
        WithRows(1000, Cells).ToBytes();
        var small = Stopwatch.StartNew();
        WithRows(1000, Cells).ToBytes();
        small.Stop();
        var large = Stopwatch.StartNew();
        var document = WithRows(10_000, Cells);
        document.ToBytes();
        large.Stop();

        document.PageCount.ShouldBeGreaterThan(200);
        large.ElapsedMilliseconds.ShouldBeLessThan(Math.Max(2000, 40 * small.ElapsedMilliseconds));

        static TableCell[] Cells(int row) => [$"Customer {row}", $"£{row * 17}"];
    }

    private static PdfDocument WithRows(int count, Func<int, TableCell[]> cells) => OnePage.With(content => content.Table(table =>
    {
        table.Columns(columns => columns.Relative().Constant(80));
        table.Header("Customer", "Net sales");
        for (var row = 1; row <= count; row++)
        {
            table.Row(cells(row));
        }
    }));

    [GeneratedRegex(@"start(\d+)")]
    private static partial Regex Starts();

    [GeneratedRegex(@"end(\d+)")]
    private static partial Regex Ends();
}
