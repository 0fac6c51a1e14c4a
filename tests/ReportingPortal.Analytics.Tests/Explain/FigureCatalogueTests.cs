using System.Reflection;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Sql;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Explain;

public class FigureCatalogueTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public void Ids_are_words_of_addresses_and_each_names_one_figure()
    {
        FigureCatalogue.All.Select(figure => figure.Id).ShouldBeUnique();
        FigureCatalogue.All.ShouldAllBe(figure => figure.Id.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'));
        FigureCatalogue.All.SelectMany(figure => figure.Related).ShouldAllBe(id => FigureCatalogue.Find(id) != null);
        FigureCatalogue.Find("net_sales").ShouldBeNull();
    }

    [Fact]
    public void Statements_are_the_very_objects_query_classes_run_with_the_text_embedded_beside_them()
    {
        var analytics = typeof(FigureCatalogue).Assembly;
        var run = analytics.GetTypes().Where(type => type.Namespace != typeof(FigureCatalogue).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(SqlFile)).Select(field => (SqlFile)field.GetValue(null)!).ToHashSet(ReferenceEqualityComparer.Instance);

        foreach (var file in FigureCatalogue.All.SelectMany(figure => figure.Statements.Concat(figure.RunStatements)).Distinct())
        {
            run.ShouldContain(file, file.Path);
            using var resource = new StreamReader(analytics.GetManifestResourceStream(file.Path)!);
            file.Text.ShouldBe(resource.ReadToEnd());
        }
    }

    [Fact]
    public void Every_figure_has_a_statement_a_formula_and_a_definition()
        => FigureCatalogue.All.ShouldAllBe(figure =>
            figure.Statements.Count + figure.RunStatements.Count > 0 && figure.Formula.Length > 0 && figure.Meaning.EndsWith('.') && figure.Basis.Length > 0
            && System.Text.RegularExpressions.Regex.IsMatch(figure.Definition, "^D[0-9]+$"));

    [Fact]
    public async Task Each_parameter_of_a_statement_is_shown_and_those_that_cut_it_with_their_values()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().WithFunnelExample(), Ct);
        var asked = new ExplainScope(WorkedExample.January, new FigureFilter("South"));
        foreach (var figure in FigureCatalogue.All)
        {
            var explanation = await new ExplainedShop(scope).ExplainAsync(figure.Id, asked, Ct);
            foreach (var statement in explanation.Statements)
            {
                statement.Parameters.Select(parameter => parameter.Name).ShouldContain("tenant_id", statement.Path);
                // What a page's statement is given is known; only what a run worked out stands for itself.
                statement.Parameters.Any(parameter => parameter.Value == ExplainQuery.OfRun && !statement.IsOfRun).ShouldBeFalse($"{figure.Id}: {statement.Path}");
            }
        }

        var sales = (await new ExplainedShop(scope).ExplainAsync("net-sales", asked, Ct)).Statements.Single();
        sales.Parameters.ShouldBe(
            [new("tenant_id", $"{scope.Session.Tenant.TenantId}"), new("from", "2024-01-01"), new("to", "2024-02-01"), new("region", "South"), new("category", null)]);
    }

    [Fact]
    public async Task A_shop_without_events_shows_the_days_of_purchases_and_one_with_them_behaviour_too()
    {
        await using var bought = await database.AnalysedAsync(shop => shop.WithWorkedExample(), Ct);
        await using var visited = await database.AnalysedAsync(shop => shop.WithFunnelExample(), Ct);
        var asked = new ExplainScope(WorkedExample.January, FigureFilter.None);

        (await new ExplainedShop(bought).ExplainAsync("segments", asked, Ct)).Statements.Select(statement => statement.Path)
            .ShouldBe(["Days/CustomerDayRows.sql", "Runs/RunCustomers.sql"]);
        (await new ExplainedShop(visited).ExplainAsync("segments", asked, Ct)).Statements.Select(statement => statement.Path)
            .ShouldBe(["Segments/EventFeatures.sql", "Days/CustomerDayRows.sql", "Runs/RunCustomers.sql"]);
    }
}
