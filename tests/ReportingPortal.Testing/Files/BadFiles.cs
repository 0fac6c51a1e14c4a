using System.Text;

namespace ReportingPortal.Testing.Files;

/// <param name="Recipe">How it was made, for the report of what it did.</param>
public sealed record BadFile(string Name, string Recipe, byte[] Content);

/// <summary>Files as chance and malice make them, each the same for the same seed and number.</summary>
public static class BadFiles
{
    private static readonly string[] Names =
        ["orders.csv", "orders.xlsx", "data.json", "events.jsonl", "export.gz", "archive.zip", "book.xls", "report.pdf", "noname", "..", "a\0b.csv", "é€😀.csv"];

    private static readonly (string Recipe, int Weight, Func<Random, byte[]> Make)[] Recipes =
    [
        ("good", 5, GoodFiles.Any),
        ("flipped bytes", 12, random => Damage.Flip(GoodFiles.Any(random), random)),
        ("cut off", 10, random => Damage.Cut(GoodFiles.Any(random), random)),
        ("piece deleted", 6, random => Damage.Delete(GoodFiles.Any(random), random)),
        ("piece repeated", 6, random => Damage.Repeat(GoodFiles.Any(random), random)),
        ("quotes unbalanced", 8, random => Damage.Insert(GoodFiles.Text(Table(random), ",;\t|"[random.Next(4)]), random, "\""u8.ToArray(), random.Next(1, 6))),
        ("zero bytes", 6, random => Damage.Insert(GoodFiles.Any(random), random, new byte[random.Next(1, 40)], random.Next(1, 8))),
        ("random bytes inside", 6, random => Damage.Insert(GoodFiles.Any(random), random, Damage.Noise(random, 200), 1)),
        ("random bytes", 6, random => Damage.Noise(random, 6000)),
        ("signature and noise", 5, Signature),
        ("huge field", 2, random => Damage.Insert(GoodFiles.Text(GoodFiles.Orders(random), ';'), random, Filled(random, random.Next(50_000, 2_000_000)), 1)),
        ("many columns", 2, ManyColumns),
        ("strange text", 8, StrangeTexts.Any),
        ("damaged inside gzip", 6, random => PackedFile.Gzip(Damage.Any(GoodFiles.Any(random), random))),
        ("damaged inside zip", 6, random => PackedFile.Zip((MemberName(random), Damage.Any(GoodFiles.Any(random), random)))),
        ("many in zip", 4, ManyMembers),
        ("nested archives", 4, Nested),
        ("strange archive", 8, StrangeArchives.Any),
        ("bomb", 1, Bomb),
        ("damaged sheet", 10, StrangeWorkbooks.Any),
        ("damaged twice", 5, random => Damage.Any(PackedFile.Gzip(Damage.Any(GoodFiles.Any(random), random)), random)),
    ];

    private static readonly int Weights = Recipes.Sum(recipe => recipe.Weight);

    public static BadFile Of(int seed, int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var at = random.Next(Weights);
        var recipe = Recipes[0];
        foreach (var candidate in Recipes)
        {
            recipe = candidate;
            at -= candidate.Weight;
            if (at < 0)
            {
                break;
            }
        }

        return new BadFile(Names[random.Next(Names.Length)], recipe.Recipe, recipe.Make(random));
    }

    private static List<string[]> Table(Random random) => random.Next(2) == 0 ? GoodFiles.Orders(random) : ShopFiles.Any(random);

    private static byte[] Signature(Random random)
    {
        byte[][] starts =
        [
            "%PDF-1.4\n"u8.ToArray(), [0x89, .. "PNG\r\n\u001a\n"u8], [0xFF, 0xD8, 0xFF, 0xE0], [0x1F, 0x8B, 8, 0], [.. "PK"u8, 3, 4], [.. "PK"u8, 5, 6],
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "{\""u8.ToArray(), "[{"u8.ToArray(), "<html>"u8.ToArray(), "<?xml "u8.ToArray(), [0xFF, 0xFE], [0xFE, 0xFF],
            [0xEF, 0xBB, 0xBF], "sep="u8.ToArray(), "sep=;\n"u8.ToArray(), [0x28, 0xB5, 0x2F, 0xFD], "Rar!"u8.ToArray(),
        ];
        return [.. starts[random.Next(starts.Length)], .. Damage.Noise(random, 3000)];
    }

    private static byte[] ManyColumns(Random random)
    {
        var columns = random.Next(3) switch { 0 => 10_000, 1 => 999, _ => 200_000 };
        var names = random.Next(2) == 0 ? Enumerable.Range(0, columns).Select(i => $"c{i}") : Enumerable.Repeat("order_id", columns);
        var text = string.Join(',', names) + "\n" + string.Join(',', Enumerable.Range(0, columns)) + "\n";
        return random.Next(2) == 0 ? Encoding.UTF8.GetBytes(text) : PackedFile.Gzip(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] ManyMembers(Random random)
        => PackedFile.Zip([.. Enumerable.Range(0, random.Next(3) == 0 ? 1_500 : random.Next(0, 8)).Select(i =>
            (MemberName(random) + i, random.Next(4) == 0 ? [] : GoodFiles.Text(GoodFiles.Customers(random), ',')))]);

    private static byte[] Nested(Random random)
    {
        var file = GoodFiles.Text(GoodFiles.Orders(random), ',');
        for (var depth = random.Next(2, 12); depth > 0; depth--)
        {
            file = random.Next(2) == 0 ? PackedFile.Gzip(file) : PackedFile.Zip((MemberName(random), file));
        }

        return file;
    }

    private static byte[] Bomb(Random random)
    {
        var head = "order_id,order_date\n"u8.ToArray();
        byte[] content = [.. head, .. Filled(random, 40_000_000)];
        return random.Next(3) switch
        {
            0 => PackedFile.Gzip(content),
            1 => PackedFile.Zip(("a.csv", content)),
            _ => StrangeWorkbooks.Bomb(),
        };
    }

    private static byte[] Filled(Random random, int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)"x, 0\n\"{<"[random.Next(8)]);
        return bytes;
    }

    private static string MemberName(Random random)
    {
        string[] names =
        [
            "orders.csv", "../../../etc/passwd", @"..\..\windows\system.ini", "/absolute.csv", @"C:\temp\x.csv", "a/b/c/d.csv", "con", new string('n', 300), "bell\a.csv",
            "quote\".csv", "__MACOSX/._x.csv", "line\nbreak.csv", "[Content_Types].xml", "xl/workbook.xml", "mimetype", "😀.csv",
        ];
        return names[random.Next(names.Length)];
    }
}
