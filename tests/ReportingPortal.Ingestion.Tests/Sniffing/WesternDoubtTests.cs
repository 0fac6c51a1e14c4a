using System.Text;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Sniffing;

/// <summary>Encodings of one byte a letter read as Windows-1252 without an error, and wrongly: asked, with what the words would be.</summary>
public class WesternDoubtTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    [Theory]
    [InlineData("iso-8859-2", "Krzesło", "Zażółć gęślą jaźń")]
    [InlineData("windows-1250", "Krzesło", "Rzeszów")]
    [InlineData("windows-1250", "Židle", "Plzeň")]
    [InlineData("windows-1250", "Malý stůl", "Kolín")]
    [InlineData("windows-1250", "Jiří", "Tábor")]
    [InlineData("windows-1250", "Ernő", "Vác")]
    [InlineData("windows-1250", "Rădulescu", "Iaşi")]
    [InlineData("windows-1250", "Kovač", "Požega")]
    [InlineData("windows-1250", "Perić", "Zagreb")]
    [InlineData("windows-1250", "Gdańsk", "Poznań")]
    [InlineData("windows-1254", "Işık", "Beşiktaş")]
    [InlineData("windows-1251", "Кресло", "Москва")]
    [InlineData("windows-1253", "Καρέκλα", "Αθήνα")]
    [InlineData("shift_jis", "テーブル", "大阪")]
    [InlineData("gb18030", "桌子", "北京市中心")]
    [InlineData("euc-kr", "의자와책상", "서울특별시")]
    public async Task Words_of_other_alphabets_are_asked_and_read_as_told(string encoding, string name, string city)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        byte[] File(string id) => Named(encoding).GetBytes($"customer_id,name,city\n{id},{name},{city}\n");
        await other.LoadAsync("customer_id,name,city\nK1,Ann,York\n");

        var upload = await shop.LoadAsync(File("K1"));

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error!.ShouldStartWith("The characters are not UTF-8, and of ");
        upload.Error!.ShouldContain("Say which encoding the file has");
        (await shop.AnswerAsync(upload.UploadId, UploadKind.Customers, new() { ["customer_id"] = "customer_id", ["name"] = "name", ["city"] = "city", ["encoding"] = encoding })).ShouldBeEmpty();
        (await shop.RunAsync(upload.UploadId)).ShouldBe(UploadStatus.Succeeded);
        (await shop.LoadAsync(File("K2"))).Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.ReadAsync(db => db.Customers.OrderBy(c => c.CustomerId))).Select(c => (c.CustomerId, c.Name, c.City)).ShouldBe([("K1", name, city), ("K2", name, city)]);
        (await other.ReadAsync(db => db.Customers)).Single().City.ShouldBe("York");
    }

    /// <summary>The database keeps no text with a zero in it.</summary>
    [Fact]
    public async Task A_value_with_a_zero_byte_is_shown_without_it()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(Named("windows-1250").GetBytes("customer_id,name\nK1,Krzes\0ło łóżko\n"));

        upload.Status.ShouldBe(UploadStatus.NeedsMapping);
        upload.Error!.ShouldEndWith(": Krzesło łóżko.");
    }

    [Fact]
    public void The_question_shows_the_words_as_others_would_read_them()
        => FileSnifferTests.Sniff(Named("windows-1250").GetBytes("id,name\n1,Krzesło\n2,Café\n")).EncodingDoubt.ShouldBe(
            "The characters are not UTF-8, and of 2 words with letters beyond a to z 1 are none in Windows-1252, where one value reads Krzes³o. Say which encoding the file has (encoding), or export it again as UTF-8. "
            + "The value in others: Windows-1250 (Central Europe) or ISO 8859-2 (Central Europe): Krzesło.");

    [Theory]
    [InlineData("Müller & Söhne,Genève,l’été,Señor ¿Qué?,Øre Ås,niño,½ kg,20 °C,m² Fläche,100 €")]
    [InlineData("Besançon,Hélène Lefèvre,Nîmes,Cœur d’or,Zoë Brontë,où,Hyères,pièce,poème,naïf,Tolstoï,L’Haÿ,fœtus,Noël,Guyenne-l’Évèque")]
    [InlineData("João,irmãs,mãe,corações,câimbra,você,maçã,Señor,niño,Peña,1º,2ª,Nº 5,così,più,Forlì,caffè,Gesù,però,ciò,perché")]
    [InlineData("Søren,Århus,grøn,Øyvind,Bøe,høje,træ,Ærø,ræv,Þórður,hjálpað,Ægir,això,ciència,Català,Åke,Jörgen,één,Zoë,œstre,Œuvre")]
    [InlineData("Fußgängerübergänge,Straße,Crème brûlée,Façade,Šárka,œuvre,Ærø,São João,«déjà vu»,N° 5")]
    public void Western_words_are_not_asked(string words)
        => FileSnifferTests.Sniff(Named("windows-1252").GetBytes($"id,name\n{string.Join('\n', words.Split(',').Select(word => $"1,{word}"))}\n")).EncodingDoubt.ShouldBeNull();

    private static Encoding Named(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }
}
