using System.Net;
using System.Text.RegularExpressions;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class MappingPageTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Csv = "nr;tag;wer;wert\nB1;03/04/2024;K1;1.234\nB2;04/04/2024;K2;2.500\n";

    [Fact]
    public async Task Columns_are_chosen_one_by_one_and_open_forms_are_asked()
    {
        var (analyst, api, url, id) = await AskedAsync(Csv);

        var page = await analyst.PageAsync(url);
        var answered = await analyst.PostFormAsync(url, Form(("nr", "order_id"), ("tag", "ordered_at"), ("wer", "customer_id,customer_name"), ("wert", "net_sales")));

        page.ShouldContain("How are dates written in tag?");
        page.ShouldContain("numbers, thousands or fractions");
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answered.TextAsync());
        UploadApiTests.Counts(await api.WaitForAsync(id, "succeeded")).ShouldBe((2, 2, 0, 0, 0));
        (await api.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("net_sales").GetDecimal().ShouldBe(3734m);
    }

    [Fact]
    public async Task A_column_chosen_twice_is_said_and_nothing_chosen_is_lost()
    {
        var (analyst, _, url, _) = await AskedAsync(Csv);

        var answered = await analyst.PostFormAsync(url, Form(("nr", "order_id"), ("tag", "ordered_at"), ("wer", "order_id"), ("wert", "net_sales")));

        var page = await answered.TextAsync();
        page.ShouldContain("Both nr and wer are chosen for order_id: keep one of them.");
        page.ShouldContain("<option value=\"net_sales\" selected=\"selected\">");
    }

    [Fact]
    public async Task Another_delimiter_or_encoding_keeps_what_was_chosen()
    {
        var (analyst, api, url, id) = await AskedAsync("nr,x;tag;wer;wert\nB1,1;2024-04-03;K1;10,50\nB2,2;2024-04-04;K2;20,25\n");
        var choices = Form(("nr,x", "order_id"), ("tag", "ordered_at"), ("wer", "region"), ("wert", "net_sales"));

        var asCommas = await (await analyst.PostFormAsync(url, With(choices, ("Intent", "look"), ("Fields[delimiter]", ",")))).TextAsync();
        var back = await (await analyst.PostFormAsync(url, With(choices, ("Intent", "look"), ("Fields[delimiter]", ";"), ("Fields[encoding]", "windows-1252")))).TextAsync();

        asCommas.ShouldContain("as you said");
        asCommas.ShouldContain("x;tag;wer;wert");
        back.ShouldContain("<option value=\"region\" selected=\"selected\">");
        back.ShouldContain("The characters are read as Windows-1252 (Western Europe), as you said.");
        (await api.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("status").GetString().ShouldBe("needs_mapping", "looking decides nothing");
    }

    [Fact]
    public async Task What_was_said_is_shown_changed_and_forgotten()
    {
        var (analyst, api, url, id) = await AskedAsync(Csv);
        await analyst.PostFormAsync(url, Form(("nr", "order_id"), ("tag", "ordered_at"), ("wer", "customer_id"), ("wert", "net_sales")));
        await api.WaitForAsync(id, "succeeded");

        var remembered = await analyst.PageAsync(url);
        var changed = await analyst.PostFormAsync(url, With(Form(("nr", "order_id"), ("tag", "ordered_at"), ("wer", "region"), ("wert", "net_sales"))));
        var next = await api.LoadAsync(Csv.Replace("B2", "B3", StringComparison.Ordinal), "file_name=next.csv");
        await analyst.PostFormAsync(url, new() { ["Intent"] = "forget" });
        var afresh = await api.UploadAsync(Csv.Replace("B2", "B4", StringComparison.Ordinal), "file_name=afresh.csv");

        remembered.ShouldContain("Files with these columns are read as you said on");
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await changed.TextAsync());
        next.GetProperty("mapping").GetProperty("region").GetString().ShouldBe("wer");
        await api.WaitForAsync(afresh, "needs_mapping");
        (await analyst.PageAsync(url)).ShouldNotContain("as you said on");
    }

    [Fact]
    public async Task What_a_known_layout_says_of_a_column_is_confirmed_and_not_mixed_with_a_guess()
    {
        var (analyst, api, url, id) = await AskedAsync(
            "amazon-order-id\tpurchase-date\tsku\tquantity\tcurrency\titem-price\titem-tax\titem-promotion-discount\n"
            + "303-1\t2026-01-03T08:00:00+00:00\tS1\t3\tEUR\t59.97\t9.57\t1.00\n303-2\t2026-01-04T08:00:00+00:00\tS2\t1\tEUR\t12.50\t2.00\t0.00\n");

        var shown = Shown(await analyst.PageAsync(url));
        var answered = await analyst.PostFormAsync(url, shown);

        shown["Choices[5]"].ShouldBe("gross_sales");
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answered.TextAsync());
        await api.WaitForAsync(id, "succeeded");
        (await api.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("net_sales").GetDecimal().ShouldBe(59.97m - 1m + 12.50m);
    }

    [Fact]
    public async Task A_column_said_to_be_of_no_use_stays_so_when_the_page_is_opened_again()
    {
        var (analyst, api, url, id) = await AskedAsync(Csv.Replace(";wer;", ";region;", StringComparison.Ordinal));
        await analyst.PostFormAsync(url, Form(("nr", "order_id"), ("tag", "ordered_at"), ("region", ""), ("wert", "net_sales")));
        await api.WaitForAsync(id, "succeeded");

        Shown(await analyst.PageAsync(url))["Choices[2]"].ShouldBe("");
    }

    [Fact]
    public async Task Rows_said_to_be_of_another_kind_get_the_columns_likely_for_it()
    {
        var (analyst, _, url, _) = await AskedAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\n1,03/04/2024,K1,A,1,10\n2,04/04/2024,K2,A,1,10\n");
        var asItems = With(
            Form(("order_id", "order_id"), ("order_date", ""), ("customer_id", ""), ("product_id", "product_id"), ("quantity", ""), ("unit_price", "unit_price")),
            ("Intent", "look"), ("Shown", "order_items"));

        var changed = Shown(await (await analyst.PostFormAsync(url, asItems)).TextAsync());
        var again = Shown(await (await analyst.PostFormAsync(url, new(asItems) { ["Shown"] = "order_lines" })).TextAsync());

        Choices(changed).ShouldBe(["order_id", "ordered_at", "customer_id", "product_id", "quantity", "unit_price"]);
        Choices(again).ShouldBe(["order_id", "", "", "product_id", "", "unit_price"], "what is said to be of no use stays so");

        static IEnumerable<string> Choices(Dictionary<string, string> form) => Enumerable.Range(0, 6).Select(i => form[$"Choices[{i}]"]);
    }

    [Fact]
    public async Task A_viewer_may_look_and_not_answer()
    {
        var tenant = await app.CreateTenantAsync();
        var id = await (await app.ClientAsync(tenant)).UploadAsync(Csv, "file_name=kasse.csv");
        await (await app.ClientAsync(tenant)).WaitForAsync(id, "needs_mapping");
        var viewer = await app.SignedInAsync(tenant, TenantRole.Viewer);
        var url = $"/t/{tenant.Slug}/uploads/{id}/mapping";

        (await viewer.PageAsync(url)).ShouldNotContain("Read the file this way");
        (await viewer.PostFormAsync(url, Form(("nr", "order_id")))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(PortalClient Analyst, UploadClient Api, string Url, string Id)> AskedAsync(string csv)
    {
        var tenant = await app.CreateTenantAsync();
        var api = await app.ClientAsync(tenant);
        var id = await api.UploadAsync(csv, "file_name=kasse.csv");
        await api.WaitForAsync(id, "needs_mapping");
        return (await app.SignedInAsync(tenant, TenantRole.Analyst), api, $"/t/{tenant.Slug}/uploads/{id}/mapping", id);
    }

    /// <summary>The form as the page shows it, to be sent without a change.</summary>
    private static Dictionary<string, string> Shown(string page)
    {
        var form = Regex.Matches(page, "name=\"(Names\\[\\d+\\])\" value=\"([^\"]*)\"").ToDictionary(name => name.Groups[1].Value, name => WebUtility.HtmlDecode(name.Groups[2].Value));
        foreach (Match select in Regex.Matches(page, "<select[^>]* name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline))
        {
            form[select.Groups[1].Value] = WebUtility.HtmlDecode(Regex.Match(select.Value, "<option value=\"([^\"]*)\" selected").Groups[1].Value);
        }

        return form;
    }

    private static Dictionary<string, string> Form(params (string Column, string Choice)[] columns)
    {
        var form = new Dictionary<string, string> { ["Kind"] = "order_lines", ["Fields[date_order]"] = "day_first", ["Fields[decimal_mark]"] = "," };
        for (var i = 0; i < columns.Length; i++)
        {
            form[$"Names[{i}]"] = columns[i].Column;
            form[$"Choices[{i}]"] = columns[i].Choice;
        }

        return form;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> form, params (string Name, string Value)[] more)
        => form.Concat(more.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).ToDictionary();
}
