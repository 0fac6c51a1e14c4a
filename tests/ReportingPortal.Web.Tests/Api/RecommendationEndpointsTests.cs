using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Pages.Recommendations;

namespace ReportingPortal.Web.Tests.Api;

public class RecommendationEndpointsTests(CampApp app) : IClassFixture<CampApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_says_how_and_from_what_it_was_made()
    {
        var list = await JsonAsync("/api/v1/recommendations/c00");
        var models = await JsonAsync("/api/v1/recommendations/models");

        list.GetProperty("user_id").GetString().ShouldBe("c00");
        list.GetProperty("strategy").GetString().ShouldBe(models.GetProperty("serving").GetString());
        list.GetProperty("model_version").GetString().ShouldBe(models.GetProperty("model_version").GetString());
        list.GetProperty("generated_at").GetDateTimeOffset().ShouldBe(models.GetProperty("generated_at").GetDateTimeOffset());
        list.GetProperty("recommendations").GetArrayLength().ShouldBe(5);
        var first = list.GetProperty("recommendations")[0];
        first.EnumerateObject().Select(field => field.Name).ShouldBe(["product_id", "name", "category", "price", "score", "strategy", "reason"]);
        first.GetProperty("category").GetString().ShouldBe("Camp A");
        first.GetProperty("price").GetDecimal().ShouldBe(10);
        models.GetProperty("models").EnumerateArray().Select(each => each.GetProperty("model").GetString()).ShouldBe(["user_knn", "item_knn", "als", "bpr", "popularity"]);
    }

    [Fact]
    public async Task The_address_of_the_replaced_system_gives_the_same_list_alike_on_every_call()
    {
        var list = await TextAsync("/api/v1/recommendations/c00?n=7");

        (await TextAsync("/recommendations/c00?n=7")).ShouldBe(list);
        (await TextAsync("/recommendations/c00?n=7")).ShouldBe(list);
        (await JsonAsync("/recommendations/c00")).GetProperty("recommendations").GetArrayLength().ShouldBe(5);
    }

    [Theory]
    [InlineData("n=0")]
    [InlineData("n=51")]
    [InlineData("n=five")]
    [InlineData("n=-1")]
    [InlineData("model=magic")]
    [InlineData("exclude=all")]
    [InlineData("model=user_knn&neighbours=0")]
    [InlineData("neighbours=5")]
    public async Task What_can_not_be_given_is_refused(string query)
    {
        var client = await app.ApiClientAsync(app.Camps, "read");
        foreach (var path in new[] { "/api/v1/recommendations/c00", "/recommendations/c00" })
        {
            var answer = await client.GetAsync($"{path}?{query}", Ct);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", path);
        }
    }

    [Theory]
    [InlineData("/api/v1/recommendations/c00")]
    [InlineData("/recommendations/c00")]
    [InlineData("/api/v1/recommendations/models")]
    [InlineData("/api/v1/popular")]
    [InlineData("/api/v1/similar/A1")]
    public async Task Without_a_key_there_is_no_answer(string path)
        => (await app.CreateClient().GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task An_unknown_user_and_one_of_another_shop_get_what_is_popular()
    {
        var stranger = await JsonAsync("/recommendations/nobody");
        var foreign = await JsonAsync("/recommendations/C1");

        stranger.GetProperty("strategy").GetString().ShouldBe("popular");
        foreign.GetProperty("strategy").GetString().ShouldBe("popular");
        foreign.GetProperty("recommendations").GetRawText().ShouldBe(stranger.GetProperty("recommendations").GetRawText());
        stranger.GetProperty("recommendations").GetRawText().ShouldBe((await JsonAsync("/api/v1/popular")).GetProperty("recommendations").GetRawText());
    }

    [Fact]
    public async Task A_customer_without_interactions_whose_id_has_a_slash_gets_what_their_region_buys()
        => (await JsonAsync("/api/v1/recommendations/new%2Fone?model=als")).GetProperty("strategy").GetString().ShouldBe("popular_in_segment");

    [Fact]
    public async Task Each_model_can_be_asked_for_with_five_neighbours_too()
    {
        foreach (var model in new[] { "user_knn", "item_knn", "als", "bpr" })
        {
            (await JsonAsync($"/api/v1/recommendations/c00?model={model}")).GetProperty("strategy").GetString().ShouldBe(model);
        }

        (await JsonAsync("/api/v1/recommendations/c00?model=popularity")).GetProperty("strategy").GetString().ShouldBe("popular");
        (await JsonAsync("/api/v1/recommendations/c00?model=user_knn&neighbours=5&exclude=interacted")).GetProperty("recommendations")[0].GetProperty("reason").GetString()!.ShouldEndWith("of the 5 customers most like this one.");
    }

    [Fact]
    public async Task Who_has_the_answer_of_this_version_is_told_so_until_a_new_one_is_made()
    {
        var client = await app.ApiClientAsync(app.Camps, "read");
        var first = await client.GetAsync("/recommendations/c01", Ct);
        var tag = first.Headers.ETag!.ToString();

        (await WithTagAsync(client, "/recommendations/c01", tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await WithTagAsync(client, "/api/v1/popular", $"\"other\", {tag}")).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await WithTagAsync(client, "/recommendations/c01", "\"other\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
    }

    [Fact]
    public async Task A_batch_answers_for_each_user_in_order_from_one_version()
    {
        var client = await app.ApiClientAsync(app.Camps, "read");

        var answer = await client.PostAsJsonAsync("/api/v1/recommendations/batch", new { user_ids = new[] { "c05", "nobody", "c00" }, n = 3 }, Ct);
        var lists = (await answer.JsonAsync()).GetProperty("data").EnumerateArray().ToList();

        lists.Select(list => list.GetProperty("user_id").GetString()).ShouldBe(["c05", "nobody", "c00"]);
        lists.Select(list => list.GetProperty("model_version").GetString()).Distinct().Count().ShouldBe(1);
        lists[2].GetProperty("recommendations").GetRawText().ShouldBe((await JsonAsync("/recommendations/c00?n=3")).GetProperty("recommendations").GetRawText());
        foreach (object bad in new object[] { new { user_ids = Array.Empty<string>() }, new { user_ids = new[] { "c00" }, n = 51 }, new { user_ids = Enumerable.Range(0, 1001).Select(i => $"{i}") }, new { } })
        {
            (await client.PostAsJsonAsync("/api/v1/recommendations/batch", bad, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Similar_products_are_of_the_same_camp_and_an_unknown_product_is_not_found()
    {
        var similar = await JsonAsync("/api/v1/similar/B4?n=4");

        similar.GetProperty("recommendations").EnumerateArray().ShouldAllBe(each => each.GetProperty("category").GetString() == "Camp B" && each.GetProperty("product_id").GetString() != "B4");
        (await (await app.ApiClientAsync(app.Camps, "read")).GetAsync("/api/v1/similar/P", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lists_and_the_test_are_had_as_files()
    {
        var client = await app.SignedInAsync(app.Camps, TenantRole.Viewer);

        var list = await (await client.GetAsync("/api/v1/recommendations/c00?tenant=camps&format=csv")).Content.ReadAsStringAsync(Ct);
        var models = await (await client.GetAsync("/api/v1/recommendations/models?tenant=camps&format=csv")).Content.ReadAsStringAsync(Ct);

        list.Split("\r\n")[0].ShouldBe("product_id,name,category,price,score,strategy,reason");
        list.TrimEnd().Split("\r\n").Length.ShouldBe(6);
        models.TrimEnd().Split("\r\n").Length.ShouldBe(6);
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    private async Task<string> TextAsync(string path)
    {
        var client = await app.ApiClientAsync(app.Camps, "read");
        var answer = await client.GetAsync(path, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static Task<HttpResponseMessage> WithTagAsync(HttpClient client, string path, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return client.SendAsync(request, Ct);
    }
}
