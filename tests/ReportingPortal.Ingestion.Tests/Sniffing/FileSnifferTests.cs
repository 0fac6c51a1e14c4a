using System.Text;
using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Sniffing;

/// <summary>How files in the wild are written, and that each decision carries its counts.</summary>
public class FileSnifferTests
{
    private const string Table = "Bestellung;Datum;Kundin;Größe;Betrag\n1;13.02.2024;Zoë;3;1.234,56\n2;14.02.2024;Jürgen;4;12,50\n";

    static FileSnifferTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false }, { "windows-1252", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_same_table_is_found_in_every_encoding(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)];

        var dialect = Sniff(bytes);

        (dialect.Encoding, dialect.HasByteOrderMark, dialect.Delimiter, dialect.HasHeader).ShouldBe((name, hasMark, ";", true));
        dialect.Columns.Select(c => c.Name).ShouldBe(["Bestellung", "Datum", "Kundin", "Größe", "Betrag"]);
        Rows(bytes, dialect)[1].ShouldBe(["2", "14.02.2024", "Jürgen", "4", "12,50"]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void A_delimiter_wins_over_others_that_stand_in_the_values(char delimiter)
    {
        string[] rows = ["id|date|note|price", "1|2024-01-05|\"a, b; c\td\"|10.50", "2|2024-01-06|\"two\nlines\"|11.25", "3|2024-01-07|\"a \"\"word\"\"\"|12.00"];

        var dialect = Sniff(string.Join("\r\n", rows.Select(row => row.Replace('|', delimiter))));

        (dialect.Delimiter, dialect.Columns.Count, dialect.SampledRows).ShouldBe((delimiter.ToString(), 4, 3L));
    }

    [Fact]
    public void A_line_that_names_the_delimiter_is_believed()
    {
        var dialect = Sniff("sep=;\r\nid;amount, net\r\n1;2\r\n");

        (dialect.Delimiter, dialect.Columns[1].Name).ShouldBe((";", "amount, net"));
    }

    [Fact]
    public void Title_lines_above_the_header_are_kept_and_are_no_rows()
    {
        const string Text = "Sales report;;;\nReport generated on;2024-03-01;;\n\n;;;\norder id;date;customer;total\n1;2024-01-05;C1;10,50\n2;2024-01-06;C2;20,00\n";

        var dialect = Sniff(Text);

        dialect.TitleLines.ShouldBe(["Sales report", "Report generated on 2024-03-01", ""]);
        dialect.Columns.Select(c => c.Name).ShouldBe(["order id", "date", "customer", "total"]);
        dialect.Evidence[2].ShouldBe("Row 4 is the first that has a name for most columns and no number or date: it is the header. The 3 lines above it are titles, not rows.");
        Rows(Encoding.UTF8.GetBytes(Text), dialect).Select(row => row[0]).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void A_file_that_begins_with_values_has_no_header()
    {
        var dialect = Sniff("1;2024-01-05;10,50\n2;2024-01-06;11,50\n");

        (dialect.HasHeader, dialect.SampledRows).ShouldBe((false, 2L));
        dialect.Columns.Select(c => c.Name).ShouldBe(["column 1", "column 2", "column 3"]);
    }

    [Theory]
    [InlineData("\uFEFF Order_ID ", "orderid")]
    [InlineData("Gro\u0308\u00DFe", "grosse")]
    [InlineData("Größe", "grosse")]
    [InlineData("Référence-Produit", "referenceproduit")]
    public void Marks_case_underscores_and_accents_are_no_obstacle(string written, string normalised)
    {
        ColumnNames.Normalise(written).ShouldBe(normalised);
        Sniff($"{written},b\nx,y\n").Columns[0].Name.ShouldBe(written.Normalize(NormalizationForm.FormC).Trim('\uFEFF', ' '));
    }

    [Fact]
    public void What_a_person_says_of_encoding_and_delimiter_is_taken()
    {
        var bytes = Encoding.GetEncoding(1252).GetBytes("a,b;größe\n1,2;3\n1,3;4\n");

        var dialect = FileSniffer.Sniff(() => new MemoryStream(bytes), new ToldDialect("windows-1252", ";"));

        dialect.Columns.Select(c => c.Name).ShouldBe(["a,b", "größe"]);
        dialect.Evidence[0].ShouldBe("The characters are read as Windows-1252 (Western Europe), as you said.");
        dialect.Evidence[1].ShouldBe("Semicolon gives 2 fields in 3 of 3 rows, as you said.");
    }

    [Theory]
    [InlineData("name\nAnn\nBob\n", "The file has one column only")]
    [InlineData(" \n\n", "The file is empty")]
    public void A_file_that_is_no_table_says_why(string text, string reason)
        => Should.Throw<UnreadableFileException>(() => Sniff(text)).Message.ShouldStartWith(reason);

    internal static Dialect Sniff(string text) => Sniff(Encoding.UTF8.GetBytes(text));

    internal static Dialect Sniff(byte[] bytes) => FileSniffer.Sniff(() => new MemoryStream(bytes));

    private static List<string[]> Rows(byte[] bytes, Dialect dialect)
    {
        using var reader = FileSniffer.Open(new MemoryStream(bytes), dialect);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
