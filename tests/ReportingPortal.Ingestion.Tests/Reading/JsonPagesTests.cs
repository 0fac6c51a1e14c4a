using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

/// <summary>Answers of interfaces that came in pages, and rows that are arrays of values.</summary>
public class JsonPagesTests
{
    private const string First = """{"orders":[{"id":1,"items":[{"sku":"A"},{"sku":"B"}]},{"id":2,"items":[{"sku":"A"}]}],"next":"https://x.example/?page=2","status":"ok"}""";
    private const string Second = """{"orders":[{"id":3,"items":[{"sku":"C"}]}],"next":null,"status":"ok"}""";

    [Theory]
    [InlineData(First + Second)]
    [InlineData(First + "\n" + Second + "\n")]
    [InlineData("[" + First + ",\n" + Second + "]")]
    [InlineData(First + "\n{ \"status\" : \"ok\",\n\"orders\" : [\n{\"id\":3,\"items\":[{\"sku\":\"C\"}]} ]}\n{\"orders\":[],\"next\":null,\"status\":\"ok\"}")]
    public void Pages_one_after_another_are_one_table(string text)
        => PortalReader.RowsOf(PortalReader.Utf8(text)).ShouldBe([["id", "items.sku"], ["1", "A"], ["1", "B"], ["2", "A"], ["3", "C"]]);

    /// <summary>What differs from object to object is said of its rows, and would be lost: these are orders with their items, or orders by status.</summary>
    [Theory]
    [InlineData("""{"timestamp":1,"type":"view","items":[{"sku":"A"}]}""", """{"timestamp":2,"type":"cart","items":[{"sku":"B"}]}""", "timestamp,type,items.sku")]
    [InlineData("""{"status":"open","orders":[{"id":1}]}""", """{"status":"cancelled","orders":[{"id":2}]}""", "status,orders.id")]
    [InlineData("""{"customer":"K1","orders":[{"id":1}]}""", """{"customer":"K2","orders":[{"id":2}]}""", "customer,orders.id")]
    public void What_differs_around_arrays_stays_with_their_rows(string one, string other, string header)
        => PortalReader.RowsOf(PortalReader.Utf8($"{one}\n{other}\n"))[0].ShouldBe(header.Split(','));

    [Theory]
    [InlineData(First + Second)]
    [InlineData("[" + First + ",\n" + Second + "]")]
    [InlineData("""{"session":0,"data":{"orders":{"7":{"id":7,"n":"A"},"9":{"id":9,"n":"B"}}}}""")]
    [InlineData("""{"columns":["id","n"],"rows":[["1","A\"B"],[2,null]]}""")]
    [InlineData("""[["id","n"],["1","A"],["2","B"]]""")]
    public void Wherever_it_is_cut_off_a_file_is_read_or_refused_with_a_reason(string text)
    {
        var refused = 0;
        for (var length = 1; length < text.Length; length++)
        {
            try
            {
                PortalReader.RowsOf(PortalReader.Utf8(text[..length]));
            }
            catch (UnreadableFileException)
            {
                refused++;
            }
        }

        (refused, PortalReader.RowsOf(PortalReader.Utf8(text)).Count).ShouldSatisfyAllConditions(each => each.refused.ShouldBeGreaterThan(0), each => each.Count.ShouldBeGreaterThan(1));
    }

    [Fact]
    public void A_page_cut_off_is_no_whole_answer()
        => PortalReader.RefusalOf(PortalReader.Utf8(First + "\n{\"orders\":[{\"id\":3,\"items\":[]},")).ShouldContain("cut off");

    [Theory]
    [InlineData("""[["id","date","note"],["1","2024-01-02","say \"hi\", you"],[2,null,["x",{"y":1}]]]""")]
    [InlineData("[\"id\",\"date\",\"note\"]\n[\"1\",\"2024-01-02\",\"say \\\"hi\\\", you\"]\n[2, null, [\"x\",{\"y\":1}]]\n")]
    [InlineData("""{"range":"Orders!A1:C3","majorDimension":"ROWS","values":[["id","date","note"],["1","2024-01-02","say \"hi\", you"],[2,null,["x",{"y":1}]]]}""")]
    [InlineData("""{"total":2,"columns":["id","date","note"],"rows":[["1","2024-01-02","say \"hi\", you"],[2,null,["x",{"y":1}]]],"next":null}""")]
    public void Arrays_of_values_are_rows(string text)
        => PortalReader.RowsOf(PortalReader.Utf8(text)).ShouldBe(
            [["id", "date", "note"], ["1", "2024-01-02", "say \"hi\", you"], ["2", "", """["x",{"y":1}]"""]], ignoreOrder: false);

    [Theory]
    [InlineData("""{"orders":{"7":{"id":7,"n":"A"},"9":{"id":9,"n":"B"}}}""")]
    [InlineData("""{"7":{"id":7,"n":"A"},"9":{"id":9,"n":"B"}}""")]
    [InlineData("{\n \"total\": 2,\n \"data\" : { \"7\" : { \"id\": 7, \"n\": \"A\" } ,\n\"9\":{\"id\":9,\"n\":\"B\"} } }\n")]
    public void Rows_under_keys_of_their_own_are_rows(string text)
        => PortalReader.RowsOf(PortalReader.Utf8(text)).ShouldBe([["id", "n"], ["7", "A"], ["9", "B"]]);

    [Fact]
    public void A_key_that_its_row_does_not_repeat_is_not_lost_in_silence()
        => PortalReader.RefusalOf(PortalReader.Utf8("""{"orders":{"1001":{"day":"2024-01-02","n":"A"},"1002":{"day":"2024-01-03","n":"B"}}}""")).ShouldContain("under a key of its own (1001)");

    [Fact]
    public void Arrays_in_an_object_that_says_more_are_not_its_rows()
        => PortalReader.RowsOf(PortalReader.Utf8("""{"order_id":1,"corners":[[1,2],[3,4]],"items":[{"sku":"A"},{"sku":"B"}]}"""))
            .ShouldBe([["order_id", "corners", "items.sku"], ["1", "[[1,2],[3,4]]", "A"], ["1", "[[1,2],[3,4]]", "B"]]);
}
