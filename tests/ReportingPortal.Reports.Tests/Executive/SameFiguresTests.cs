using System.IO.Compression;
using System.Net;
using System.Text;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Reports.Csv;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Mail;

namespace ReportingPortal.Reports.Tests.Executive;

/// <summary>One arithmetic, four faces: PDF, browser view, mail and CSV never differ.</summary>
public class SameFiguresTests
{
    private static readonly ReportMailLinks Links = new("https://portal.example/r/1", "https://portal.example/stop/1", "you asked for it");

    [Fact]
    public void The_headline_figures_are_the_same_in_pdf_browser_mail_and_csv()
    {
        var snapshot = SampleSnapshot.Northwind();
        var pdf = Plain(PdfTools.Text(ExecutivePdf.Render(snapshot, "abc")));
        var html = Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc")));
        var mail = ReportMail.Compose(snapshot, Links);
        var (mailHtml, mailText) = (Plain(WebUtility.HtmlDecode(mail.Html)), Plain(mail.Text));
        var csv = CsvFile(SnapshotCsv.Zip(snapshot, "abc", CsvDialect.Plain), "key_figures.csv");

        foreach (var figure in KeyFigures.Headline(snapshot, new PrintFormat("GBP")))
        {
            var (exact, before, change) = (Plain(figure.Exact), Plain(figure.PreviousExact), Plain(figure.Change));
            pdf.ShouldContain(exact);
            pdf.ShouldContain(before);
            pdf.ShouldContain(change);
            html.ShouldContain($"<td>{exact}</td><td>{before}</td>");
            mailHtml.ShouldContain($">{exact}</td>");
            mailHtml.ShouldContain($"{change}</td>");
            mailText.ShouldContain($"{exact} {change} from {before}");
            csv.ShouldContain(FormattableString.Invariant($"{figure.Key},{figure.Label},{figure.Value},{figure.Previous}\r\n"));
        }
    }

    [Fact]
    public void No_face_compares_with_a_period_the_history_does_not_reach_back_over()
    {
        var sample = SampleSnapshot.Northwind();
        var start = sample.Kpis.PreviousPeriod.From.AddDays(3);
        var months = sample.Monthly.Select((month, place) => month with { HistoryStartsHere = place == 0 }).ToList();
        var snapshot = sample with { Explained = sample.Narrative.Since(new HistoryBeginning(start, 2)), Monthly = months };
        var format = new PrintFormat("GBP");
        var mail = ReportMail.Compose(snapshot, Links);
        string[] faces = [.. new[] { PdfTools.Text(ExecutivePdf.Render(snapshot, "abc")), WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc")), WebUtility.HtmlDecode(mail.Html), mail.Text }.Select(OneLine)];

        foreach (var face in faces)
        {
            face.ShouldContain(Plain($"not compared: history starts {format.Date(start)}"));
            face.ShouldContain(Plain($"the history starts on {format.Date(start)}"));
            face.ShouldNotContain(Plain($"compared with {PeriodText.Of(snapshot.Kpis.PreviousPeriod, format.Culture)}"));
        }

        faces[0].ShouldContain("(history starts)");
        faces[1].ShouldContain("(history starts)");
        KeyFigures.All(snapshot, format).ShouldAllBe(figure => figure.Trend == Trend.Unknown && figure.Previous == null);
        mail.Subject.ShouldNotContain('%');
        var (change, monthly) = (Lines("change.csv"), Lines("monthly.csv"));
        change[0].ShouldEndWith(",change,history_starts_on");
        change.Skip(1).ShouldAllBe(line => line.EndsWith(FormattableString.Invariant($",{start:yyyy-MM-dd}"), StringComparison.Ordinal));
        monthly[0].ShouldEndWith(",history_starts_here");
        monthly.Skip(1).Select(line => line.EndsWith(",true", StringComparison.Ordinal)).ShouldBe(months.Select(month => month.HistoryStartsHere));

        string[] Lines(string name) => CsvFile(SnapshotCsv.Zip(snapshot, "abc", CsvDialect.Plain), name).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void The_narrative_is_the_same_in_pdf_browser_and_mail()
    {
        var snapshot = SampleSnapshot.Northwind();
        var pdf = OneLine(PdfTools.Text(ExecutivePdf.Render(snapshot, "abc")));
        var html = Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc")));
        var mail = ReportMail.Compose(snapshot, Links);

        foreach (var sentence in Narrative.Of(snapshot, new PrintFormat("GBP")).Select(Plain))
        {
            pdf.ShouldContain(sentence);
            html.ShouldContain(sentence);
            Plain(WebUtility.HtmlDecode(mail.Html)).ShouldContain(sentence);
            Plain(mail.Text).ShouldContain(sentence);
        }
    }

    [Fact]
    public void Every_section_sentence_of_the_pdf_stands_in_the_browser_view()
    {
        var snapshot = SampleSnapshot.Northwind();
        var sentences = new SectionSentences(snapshot, new PrintFormat("GBP"));
        var pdf = OneLine(PdfTools.Text(ExecutivePdf.Render(snapshot, "abc")));
        var html = Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc")));

        foreach (var sentence in new[]
        {
            sentences.KeyFigures(), sentences.Change(), sentences.Months(), sentences.Regions(), sentences.Categories(), sentences.Concentration(), sentences.Rfm(),
            sentences.TiersAndActivity(), sentences.Segments(), sentences.TopCustomers(), sentences.WinBack(), sentences.Quality(),
        })
        {
            pdf.ShouldContain(Plain(sentence));
            html.ShouldContain(Plain(sentence));
        }
    }

    [Fact]
    public void Whom_to_win_back_is_the_same_in_pdf_browser_mail_and_csv()
    {
        var snapshot = SampleSnapshot.Northwind();
        var mail = ReportMail.Compose(snapshot, Links);
        var csv = CsvFile(SnapshotCsv.Zip(snapshot, "abc", CsvDialect.Plain), "win_back.csv");
        var faces = new[] { OneLine(PdfTools.Text(ExecutivePdf.Render(snapshot, "abc"))), Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc"))), Plain(WebUtility.HtmlDecode(mail.Html)), Plain(mail.Text) };

        faces.ShouldAllBe(face => face.Contains("47 of the best customers have slipped away between 31 Jan 2026 and 28 Feb 2026; they have brought £61,930."));
        faces.ShouldAllBe(face => face.Contains("Glen Coe Climbing Club") && face.Contains("C20126"));
        faces[..2].ShouldAllBe(face => face.Contains("9,120.50"));
        faces[2..].ShouldAllBe(face => face.Contains("£9,121"), "a mail speaks in whole units");
        csv.ShouldContain("C20100,Glen Coe Climbing Club,2026-01-31,Champions,2026-02-28,Can't Lose Them,9120.50,9120.50\r\n");
    }

    [Fact]
    public void Where_nobody_slipped_away_a_mail_is_silent_and_an_old_report_says_that_it_does_not_know()
    {
        var snapshot = SampleSnapshot.Northwind();
        var nobody = snapshot with { Slipped = snapshot.ToWinBack with { Customers = 0, NetSales = 0, First = [] } };

        ReportMail.Compose(nobody, Links).Html.ShouldNotContain("Worth winning back");
        ReportMail.Compose(nobody, Links).Text.ShouldNotContain("Worth winning back");
        Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(nobody, "abc"))).ShouldContain("Nobody slipped from the best groups between 31 Jan 2026 and 28 Feb 2026.");
        Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot with { Slipped = null }, "abc"))).ShouldContain("Groups are not known of two months yet.");
    }

    [Fact]
    public void Where_the_change_came_from_is_the_same_in_pdf_browser_mail_and_csv()
    {
        var snapshot = SampleSnapshot.Northwind();
        var pdf = OneLine(PdfTools.Text(ExecutivePdf.Render(snapshot, "abc")));
        var html = Plain(WebUtility.HtmlDecode(ExecutiveHtml.Render(snapshot, "abc")));
        var mail = ReportMail.Compose(snapshot, Links);
        var csv = CsvFile(SnapshotCsv.Zip(snapshot, "abc", CsvDialect.Plain), "change.csv");

        var details = Narrative.Details(snapshot, new PrintFormat("GBP"));
        details.Count.ShouldBe(2);
        foreach (var sentence in details.Select(Plain))
        {
            pdf.ShouldContain(sentence);
            html.ShouldContain(sentence);
            Plain(WebUtility.HtmlDecode(mail.Html)).ShouldContain(sentence);
            Plain(mail.Text).ShouldContain(sentence);
        }

        var told = snapshot.Narrative.Told;
        csv.ShouldContain(FormattableString.Invariant($",factor,customers,,,{told.Split.FromCustomers},\r\n"));
        csv.ShouldContain(FormattableString.Invariant($",region,{told.Regions[0].Name},{told.Regions[0].NetSales},{told.Regions[0].PreviousNetSales},{told.Regions[0].Change},\r\n"));
        told.Regions.Sum(region => region.Change).ShouldBe(told.Split.Change);
        told.Categories.Sum(category => category.Change).ShouldBe(told.Split.Change);
    }

    private static string Plain(string text) => string.Join(' ', text.Replace('\u00a0', ' ').Replace("\u2060", "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string OneLine(string text) => Plain(text.Replace('\n', ' '));

    private static string CsvFile(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
