using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

public class JsonLinesTests
{
    [Fact]
    public void Keys_of_all_objects_are_columns_and_nested_ones_have_dots()
    {
        var file = PortalReader.Utf8("""
            {"id":1,"customer":{"name":"Ann","city":"Bonn"},"price":1.50,"big":12345678901234567890}
            {"id":"007","price":1e2,"note":"a \"b\", c\nd","customer":{"name":null},"tags":["x", "y"],"paid":true}
            """);

        PortalReader.RowsOf(file).ShouldBe(
        [
            ["id", "customer.name", "customer.city", "price", "big", "note", "tags", "paid"],
            ["1", "Ann", "Bonn", "1.50", "12345678901234567890", "", "", ""],
            ["007", "", "", "1e2", "", "a \"b\", c\nd", "[\"x\", \"y\"]", "true"],
        ]);
    }

    [Fact]
    public void An_array_of_objects_is_a_row_for_each_with_the_values_around_it()
    {
        var file = PortalReader.Utf8("""
            {"session":0,"events":[{"aid":1517085,"ts":1659304800025,"type":"clicks"},{"aid":2,"ts":3,"type":"carts","more":{"x":1}}],"shop":"A"}
            {"session":1,"events":[],"shop":"B"}
            {"session":2,"payments":[{"sum":1}],"events":[{"aid":4}]}
            """);

        PortalReader.RowsOf(file).ShouldBe(
        [
            ["session", "shop", "events.aid", "events.ts", "events.type", "events.more.x", "payments"],
            ["0", "A", "1517085", "1659304800025", "clicks", "", ""],
            ["0", "A", "2", "3", "carts", "1", ""],
            ["1", "B", "", "", "", "", ""],
            ["2", "", "4", "", "", "", "[{\"sum\":1}]"],
        ]);
    }

    [Fact]
    public void A_broken_line_is_a_row_to_reject_and_not_the_end()
    {
        PortalReader.RowsOf(PortalReader.Utf8("{\"a\":1,\"b\":2}\n{\"a\":3,\"b\n\n[1]\n{\"a\":5,\"b\":6}\r\n"))
            .ShouldBe([["a", "b"], ["1", "2"], ["{\"a\":3,\"b"], ["[1]"], ["5", "6"]]);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\": \"x}]\\\"\"\n}\n{\"a\":2,\n\"b\":[1,\n2]}")]
    [InlineData("[{\"a\":1,\"b\":\"x}]\\\"\"},\n{\"a\":2,\"b\":[1,\n2]}]")]
    [InlineData(" [ {\"a\":1,\"b\":\"x}]\\\"\"} , {\"a\":2,\"b\":[1,\n2]} ] ")]
    [InlineData("{\"rows\":[{\"a\":1,\"b\":\"x}]\\\"\"},\n{\"a\":2,\"b\":[1,\n2]}]}")]
    public void Objects_over_several_lines_and_in_arrays_are_rows_too(string text)
        => PortalReader.RowsOf(PortalReader.Utf8(text)).Skip(1).ShouldBe([["1", "x}]\""], ["2", "[1,\n2]"]]);

    [Theory]
    [InlineData("[{\"a\":1,\"b\":2},{\"a\":3", "cut off")]
    [InlineData("[{\"a\":1,\"b\":2}", "cut off")]
    [InlineData("{\"a\" 1}\n", "begins like JSON")]
    public void Json_that_ends_early_or_is_none_is_refused(string text, string word)
        => PortalReader.RefusalOf(PortalReader.Utf8(text)).ShouldContain(word);
}
