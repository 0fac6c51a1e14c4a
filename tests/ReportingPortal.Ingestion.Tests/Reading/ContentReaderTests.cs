using System.Text;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

public class ContentReaderTests
{
    private static readonly byte[] Csv = PortalReader.Utf8("id,name\n1,Ann\n2,Bob\n");

    [Fact]
    public void Whatever_it_is_packed_in_the_text_is_the_same()
    {
        byte[][] files =
        [
            Csv, PackedFile.Gzip(Csv), PackedFile.Gzip(Csv[..10], Csv[10..]), PackedFile.Zip(("any.name", Csv)),
            PackedFile.Zip(("__MACOSX/._a.csv", [1, 2]), ("folder/", []), ("folder/a.csv", Csv), (".DS_Store", [0])),
            PackedFile.Zip(("a.csv.gz", PackedFile.Gzip(Csv))), PackedFile.Gzip(PackedFile.Zip(("a.csv", Csv))),
        ];

        files.ShouldAllBe(file => PortalReader.BytesOf(file, null).SequenceEqual(Csv));
    }

    [Fact]
    public void Several_files_of_an_archive_are_known_by_their_names_alone()
    {
        using var content = PortalReader.ContentOf(PackedFile.Zip(("../../etc/a.csv", Csv), (@"C:\x\b.csv", Csv[..10]), ("d/a.csv", Csv[10..])));

        content.Members.Select(m => (m.Name, m.Origin)).ShouldBe([("a.csv", "../../etc/a.csv"), ("b.csv", @"C:\x\b.csv"), ("a.csv", "d/a.csv")]);
        content.Members.Select(m => PortalReader.All(m.Open())).ShouldBe([Csv, Csv[..10], Csv[10..]]);
    }

    [Fact]
    public void A_gzip_file_cut_off_anywhere_is_never_taken_for_whole()
    {
        var packed = PackedFile.Gzip(Csv, Csv);

        for (var length = 3; length < packed.Length; length++)
        {
            if (length != PackedFile.Gzip(Csv).Length)
            {
                Should.Throw<Exception>(() => PortalReader.BytesOf(packed[..length])).ShouldBeOfType<Ingestion.Sniffing.UnreadableFileException>();
            }
        }
    }

    [Fact]
    public void A_zip_entry_that_is_not_what_it_was_is_refused()
    {
        var packed = PackedFile.Zip(("a.csv", PortalReader.Utf8(string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},{i * 7}\n")))));
        packed[400] ^= 1;

        PortalReader.RefusalOf(packed).ShouldContain("damaged");
    }

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "PDF")]
    [InlineData("\u0089PNG\r\n\u001a\n", "image")]
    [InlineData("7z\u00bc\u00af\u0027\u001c", "7z")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><rows/>", "XML")]
    [InlineData("<table border=1><tr><th>Order</th></tr>", "table written as a web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML Spreadsheet 2003")]
    [InlineData("PAR1\u0015\u0000", "Parquet")]
    [InlineData("a,b\u0001\u0002\u0003\u0004\u0005\u0006\u0007", "not text")]
    [InlineData("", "empty")]
    [InlineData("\n\n  \n", "empty")]
    [InlineData("name\nAnn\nBob\n", "one column")]
    [InlineData("sep=\u00c1f\u00c1g\nx\u00c1y\n", "one column")]
    [InlineData("sep=\n1\n2\n", "one column")]
    [InlineData("{\"a\":1}\n", "one column")]
    [InlineData("PK\u0003\u0004half of an archive", "zip archive is damaged")]
    public void What_is_no_table_is_named(string start, string word)
        => PortalReader.RefusalOf(Encoding.Latin1.GetBytes(start)).ShouldContain(word);

    [Theory]
    [InlineData("[Content_Types].xml", "xl/workbook.bin", "xlsb")]
    [InlineData("[Content_Types].xml", "word/document.xml", "Word")]
    [InlineData("[Content_Types].xml", "ppt/presentation.xml", "presentation")]
    [InlineData("mimetype", "content.xml", "OpenDocument")]
    public void Documents_that_are_archives_too_are_named(string first, string second, string word)
        => PortalReader.RefusalOf(PackedFile.Zip((first, "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), (second, [1]))).ShouldContain(word);

    [Fact]
    public void A_member_may_be_called_whatever_can_be_written()
    {
        using var content = PortalReader.ContentOf(PackedFile.Zip(("a\0\a\n.csv", Csv), (new string('n', 400), Csv), ("..", Csv)));

        content.Members.Select(m => m.Name).ShouldBe(["a.csv", new string('n', 255), "file"]);
        content.Members[0].Origin.ShouldBe("a.csv");
    }

    [Fact]
    public void A_sheet_of_elements_in_elements_is_refused_before_it_fills_memory()
    {
        using var zip = new MemoryStream();
        zip.Write(new WorkbookFile().Add("One", [WorkbookFile.Number("1")]).ToBytes());
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
            part.Write(new StringBuilder().Insert(0, "<a>", 1_000_000).ToString());
        }

        PortalReader.RefusalOf(zip.ToArray()).ShouldContain("workbook is damaged");
    }

    [Theory]
    [InlineData("EncryptedPackage", "password")]
    [InlineData("Workbook", "old Excel")]
    [InlineData("WordDocument", "Word")]
    public void Old_and_locked_workbooks_are_told_apart(string part, string word)
    {
        var file = new byte[4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        file[30] = 9;
        file[48] = 2;
        Encoding.Unicode.GetBytes(part).CopyTo(file, 512 * 3 + 128);

        PortalReader.RefusalOf(file).ShouldContain(word);
    }

    [Fact]
    public void Limits_are_named_with_the_setting_that_raises_them()
    {
        var tight = new ReadingLimits { UnpackedMegabytes = 1, Members = 2, Sheets = 1, Columns = 3, RowKilobytes = 256, FieldKilobytes = 1 };
        var wide = new WorkbookFile();
        wide.Add("One", ["<c r=\"@\"><v>1</v></c>", null, null, "<c r=\"@\"><v>1</v></c>"]);
        var sheets = new WorkbookFile().Add("One", [WorkbookFile.Number("1")]).Add("Two", [WorkbookFile.Number("1")]);
        var cell = new WorkbookFile().Add("One", [WorkbookFile.Inline(new string('x', 3000))]);
        (byte[] File, string Setting)[] cases =
        [
            (PackedFile.Gzip(new byte[3_000_000].Select((_, i) => (byte)(i % 7 == 0 ? '\n' : 'a' + i % 13)).ToArray()), "Limits:UnpackedMegabytes"),
            (PackedFile.Zip(("a", Csv), ("b", Csv), ("c", Csv)), "Limits:Members"),
            (PortalReader.Utf8("a,b,c,d\n1,2,3,4\n"), "Limits:Columns"),
            (PortalReader.Utf8("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}"), "Limits:Columns"),
            (PortalReader.Utf8("{\"a\":1,\"b\":\"" + new string('x', 400_000) + "\"}"), "Limits:RowKilobytes"),
        ];

        foreach (var (file, setting) in cases)
        {
            PortalReader.RefusalOf(file, tight).ShouldContain(setting);
        }

        PortalReader.RefusalOf(wide.ToBytes(), tight with { Members = 20 }).ShouldContain("Limits:Columns");
        PortalReader.RefusalOf(sheets.ToBytes(), tight with { Members = 20 }).ShouldContain("Limits:Sheets");
        PortalReader.RefusalOf(cell.ToBytes(), tight with { Members = 20 }).ShouldContain("Limits:FieldKilobytes");
        PortalReader.RefusalOf(PackedFile.Zip(("a.csv", Csv), ("b.csv", Csv)), archives: 1).ShouldContain("Limits:ArchiveDepth");
        PortalReader.RefusalOf(PackedFile.Zip(("a.zip", PackedFile.Zip(("a.csv", Csv))))).ShouldContain("Limits:ArchiveDepth");
        PortalReader.RefusalOf(PackedFile.Gzip(PortalReader.Utf8(new StringBuilder().Insert(0, "1,2\n", 5_000_000).ToString()))).ShouldContain("Limits:UnpackRatio");
        PortalReader.RefusalOf(PackedFile.Gzip(PackedFile.Gzip(Csv))).ShouldContain("twice");
    }

    [Fact]
    public void A_quote_never_closed_ends_the_file_by_name_of_its_row()
        => PortalReader.RefusalOf(PortalReader.Utf8("id,name\n1,Ann\n2,\"Bob\n3,Cid\n")).ShouldContain("Row 3");
}
