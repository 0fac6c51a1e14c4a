using System.Text;
using ReportingPortal.Ingestion.Parsing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Parsing;

public class CategoryPathTests
{
    [Theory]
    [InlineData("Clothing > Hoodies, Clothing", true, "Clothing > Hoodies")]
    [InlineData("Clothing, Clothing > Hoodies, Sale > Winter", false, "Clothing > Hoodies")]
    [InlineData("Sale, Clothing", true, "Sale")]
    [InlineData("Home\\, Garden, Sale", true, "Home, Garden")]
    [InlineData("Home, Garden & Tools", false, "Home, Garden & Tools")]
    [InlineData("Audio/Video, Phones", false, "Audio/Video, Phones")]
    [InlineData("Default/Gear,Default/Gear/Bags", false, "Default/Gear/Bags")]
    [InlineData("Clothing", true, "Clothing")]
    [InlineData("[{\"id\": 1, \"name\": \"Clothing\"}, {\"name\": \"Sale\"}]", false, "Clothing")]
    [InlineData("[\"Home > Cups\", \"Sale\"]", false, "Home > Cups")]
    [InlineData("[]", false, "")]
    [InlineData("[Sale]", false, "[Sale]")]
    public void The_deepest_path_is_taken_and_of_equal_ones_the_first(string text, bool isList, string category)
        => Encoding.UTF8.GetString(CategoryPath.Of(Encoding.UTF8.GetBytes(text), isList)).ShouldBe(category);
}
