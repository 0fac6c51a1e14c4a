using System.IO.Compression;
using System.Text;

namespace ReportingPortal.Testing.Files;

/// <summary>Workbooks whose parts are not what they should be: packed rightly, so that the damage reaches who reads the cells.</summary>
public static class StrangeWorkbooks
{
    private static readonly string[] Cells =
    [
        "<c r=\"A1\" t=\"s\"><v>-1</v></c>", "<c r=\"A1\" t=\"s\"><v>999999</v></c>", "<c r=\"XFD1\"><v>1</v></c>", "<c r=\"ZZZZZZZZZZ1\"><v>1</v></c>", "<c r=\"\"><v>1</v></c>",
        "<c><v/></c>", "<c t=\"d\"><v>2024-01-01T00:00:00</v></c>", "<c s=\"1\"><v>1e300</v></c>", "<c s=\"1\"><v>-5</v></c>", "<c s=\"1\"><v>2958465.9999999999</v></c>", "<c s=\"9999\"><v>NaN</v></c>",
        "<c t=\"inlineStr\"><is/></c>", "<c t=\"str\"><f>&#x26;</f><v>_x0000__xD800_</v></c>", "<c t=\"wat\"><v>1</v><v>2</v></c>", "<c><v><b/>1<i>2</i></v></c>", "<row><c><v>1</v></c></row>", "&unknown;", "<c>",
        "<c t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>", "<![CDATA[<c>]]>", "<!-- -->", "<?pi x?>",
    ];

    public static byte[] Any(Random random)
    {
        var file = GoodFiles.Workbook(GoodFiles.Orders(random)).ToBytes();
        return random.Next(6) switch
        {
            0 => Change(file, random, part => Damage.Any(part, random)),
            1 => Change(file, random, part => Inserted(part, Cells[random.Next(Cells.Length)], random)),
            2 => Change(file, random, _ => Encoding.UTF8.GetBytes(
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>")),
            3 => Change(file, random, part => Encoding.UTF8.GetBytes("<a " + new string('x', random.Next(1, 6_000_000)) + "=\"1\"/>")),
            4 => Without(file, random),
            _ => Change(file, random, part => [.. part, .. part]),
        };
    }

    /// <summary>One long text named by a million cells.</summary>
    public static byte[] Bomb()
    {
        var file = new WorkbookFile();
        var text = file.Text(new string('x', 30_000));
        var header = Enumerable.Repeat(text, 20).ToArray();
        file.Add("Bomb", [.. Enumerable.Repeat(header, 200)]);
        return file.ToBytes();
    }

    private static byte[] Inserted(byte[] part, string what, Random random)
    {
        var text = Encoding.UTF8.GetString(part);
        var places = Enumerable.Range(0, text.Length).Where(i => text[i] == '<').ToArray();
        return Encoding.UTF8.GetBytes(text.Insert(places.Length == 0 ? 0 : places[random.Next(places.Length)], what));
    }

    /// <summary>Changes one part, more often than not that of the rows.</summary>
    private static byte[] Change(byte[] file, Random random, Func<byte[], byte[]> change)
    {
        var parts = Parts(file);
        var at = random.Next(2) == 0 ? Array.FindIndex(parts, p => p.Name.Contains("sheet1", StringComparison.Ordinal)) : random.Next(parts.Length);
        parts[at].Content = change(parts[at].Content);
        return PackedFile.Zip(parts);
    }

    private static byte[] Without(byte[] file, Random random)
    {
        var parts = Parts(file);
        var at = random.Next(parts.Length);
        return PackedFile.Zip([.. parts.Where((_, i) => i != at)]);
    }

    private static (string Name, byte[] Content)[] Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var memory = new MemoryStream();
            using var content = entry.Open();
            content.CopyTo(memory);
            return (entry.FullName, memory.ToArray());
        })];
    }
}
