using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

/// <summary>What is written in any form is read again as the same rows, and what is packed as the same bytes.</summary>
public class RoundTripTests
{
    /// <summary>Letters, separators, quotes, line breaks, accents and signs beyond the first plane; what XML can't hold left out.</summary>
    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Elements("", "007", "1.50", "a,b", "a;b", "say \"hi\"", "two\nlines", "tab\tin", "Zoë", "😀", "sep=;", "-12", "x\r\ny", "_x000D_", " a "),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Plain(text.Get)));

    /// <summary>A header of two to six names, and rows of as many values with something in the first: an empty row is none.</summary>
    private static readonly Arbitrary<List<string[]>> Tables = (
        from columns in Gen.Choose(2, 6)
        from rows in Gen.Choose(1, 12)
        from values in Value.ArrayOf(columns * rows)
        select (List<string[]>)
        [
            [.. Enumerable.Range(0, columns).Select(i => $"name {(char)('a' + i)}")],
            .. Enumerable.Range(0, rows).Select(row => values[(row * columns)..((row + 1) * columns)].Select((value, i) => i == 0 ? $"x{value}x" : value).ToArray()),
        ]).ToArbitrary();

    [Fact]
    public void Text_with_commas() => Check(rows => GoodFiles.Text(rows, ','));

    [Fact]
    public void Text_with_tabs_in_utf_16()
        => Check(rows => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(GoodFiles.Text(rows, '\t')))]);

    [Fact]
    public void Json_lines() => Check(GoodFiles.JsonLines);

    [Fact]
    public void A_workbook_of_texts() => Check(rows =>
    {
        var file = new WorkbookFile();
        file.Add("Rows", [.. rows.Select(row => row.Select((value, i) => i % 2 == 0 ? file.Text(Escaped(value)) : WorkbookFile.Inline(Escaped(value))).ToArray())]);
        return file.ToBytes();
    });

    [Fact]
    public void Packed_bytes_are_the_bytes()
        => Prop.ForAll(Tables, table =>
        {
            var text = GoodFiles.Text(table, ';');
            var half = text.Length / 2;
            byte[][] forms = [PackedFile.Gzip(text), PackedFile.Gzip(text[..half], text[half..]), PackedFile.Zip(("any", text)), PackedFile.Gzip(PackedFile.Zip(("any", text)))];
            return forms.All(form => PortalReader.BytesOf(form).SequenceEqual(text));
        }).QuickCheckThrowOnFailure();

    private static void Check(Func<List<string[]>, byte[]> write)
        => Prop.ForAll(Tables, table =>
        {
            var read = PortalReader.RowsOf(write(table));
            read.Count.ShouldBe(table.Count);
            read.Zip(table).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        }).QuickCheckThrowOnFailure();

    private static string Plain(string text)
        => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 0x20 and not (0xFFFD or 0xFEFF or 0xFFFE or 0xFFFF) && !Rune.IsControl(rune)));

    /// <summary>As Excel writes them: a carriage return would be read as a line feed by any reader of XML.</summary>
    private static string Escaped(string value)
        => value.Replace("_x", "_x005F_x", StringComparison.Ordinal).Replace("\r", "_x000D_", StringComparison.Ordinal);
}
