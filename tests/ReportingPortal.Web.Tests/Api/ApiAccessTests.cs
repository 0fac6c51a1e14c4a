using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Tests.Api;

public class ApiAccessTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_its_own_tenant()
    {
        var (tenant, _) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        using var api = await app.ApiClientAsync(tenant, "read");

        (await (await api.GetAsync("/api/v1/tenant", Ct)).JsonAsync()).GetProperty("slug").GetString().ShouldBe(tenant.Slug);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer rp_unknown")]
    [InlineData("Bearer something else")]
    [InlineData("Basic cnBfOng=")]
    public async Task Without_a_valid_key_the_answer_is_401_as_a_problem(string? authorization)
    {
        using var api = app.CreateClient();
        if (authorization is not null)
        {
            api.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await api.GetAsync("/api/v1/tenant", Ct);

        await ShouldBeProblemAsync(answer, HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_key_that_only_writes_can_not_read_and_the_other_way_round()
    {
        var tenant = await app.CreateTenantAsync();
        using var writes = await app.ApiClientAsync(tenant, "write");
        using var reads = await app.ApiClientAsync(tenant, "read");
        using var admin = await app.ApiClientAsync(tenant, "admin");

        await ShouldBeProblemAsync(await writes.GetAsync("/api/v1/tenant", Ct), HttpStatusCode.Forbidden);
        await ShouldBeProblemAsync(await reads.PostAsync("/api/v1/analysis-runs", null, Ct), HttpStatusCode.Forbidden);
        (await admin.GetAsync("/api/v1/tenant", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_route_and_anothers_row_are_404_as_a_problem()
    {
        using var api = await app.ApiClientAsync(await app.CreateTenantAsync(), "read");

        await ShouldBeProblemAsync(await api.GetAsync("/api/v1/no-such-thing", Ct), HttpStatusCode.NotFound);
        await ShouldBeProblemAsync(await api.GetAsync($"/api/v1/uploads/{Guid.NewGuid()}", Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_expired_and_a_revoked_key_are_refused()
    {
        var tenant = await app.CreateTenantAsync();
        using var api = await app.ApiClientAsync(tenant, "read");
        await ChangeKeyAsync(tenant, "expires_at = now() + interval '1 hour'");
        (await api.GetAsync("/api/v1/tenant", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ChangeKeyAsync(tenant, "expires_at = now() - interval '1 second'");
        await ShouldBeProblemAsync(await api.GetAsync("/api/v1/tenant", Ct), HttpStatusCode.Unauthorized);

        await ChangeKeyAsync(tenant, "expires_at = null, revoked_at = now()");

        await ShouldBeProblemAsync(await api.GetAsync("/api/v1/tenant", Ct), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_suspended_tenants_key_is_forbidden_with_the_reason()
    {
        var tenant = await app.CreateTenantAsync();
        using var api = await app.ApiClientAsync(tenant, "read");
        await ExecuteAsync("update tenants set suspended_at = now() where tenant_id = $1", tenant.TenantId);

        var problem = await ShouldBeProblemAsync(await api.GetAsync("/api/v1/tenant", Ct), HttpStatusCode.Forbidden);

        problem.GetProperty("detail").GetString().ShouldBe($"The tenant {tenant.Name} is suspended.");
    }

    [Fact]
    public async Task The_secret_is_kept_as_a_hash_and_its_use_is_noted()
    {
        var tenant = await app.CreateTenantAsync();
        using var api = await app.ApiClientAsync(tenant, "read");
        var secret = api.DefaultRequestHeaders.Authorization!.Parameter!;

        await api.GetAsync("/api/v1/tenant", Ct);

        await using var scope = app.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().ApiKeys.SingleAsync(k => k.TenantId == tenant.TenantId, Ct);
        key.SecretHash.ShouldBe(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
        secret.ShouldStartWith(key.Prefix);
        key.Prefix.Length.ShouldBe(10);
        key.LastUsedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_reads_its_only_shop_the_one_named_or_the_last_visited()
    {
        var (first, second, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var user = await app.CreateUserAsync();
        await app.AddMemberAsync(first, user, TenantRole.Owner);
        var client = await app.SignedInAsync(user);
        (await SlugAsync(client, "/api/v1/tenant")).ShouldBe(first.Slug);

        await app.AddMemberAsync(second, user, TenantRole.Owner);
        (await client.GetAsync("/api/v1/tenant")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SlugAsync(client, $"/api/v1/tenant?tenant={second.Slug}")).ShouldBe(second.Slug);
        await client.PageAsync($"/t/{second.Slug}/settings");

        (await SlugAsync(client, "/api/v1/tenant")).ShouldBe(second.Slug);
        (await client.GetAsync($"/api/v1/tenant?tenant={other.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_changes_something_only_with_the_antiforgery_header()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.SignedInAsync(tenant, TenantRole.Owner);
        var token = await client.TokenAsync("/account/change-password");

        await ShouldBeProblemAsync(await client.Http.PostAsync("/api/v1/analysis-runs", null, Ct), HttpStatusCode.BadRequest);
        client.Http.DefaultRequestHeaders.Add("X-CSRF-Token", token);

        (await client.Http.PostAsync("/api/v1/analysis-runs", null, Ct)).StatusCode.ShouldNotBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_viewers_session_can_not_write()
    {
        var client = await app.SignedInAsync(await app.CreateTenantAsync(), TenantRole.Viewer);
        client.Http.DefaultRequestHeaders.Add("X-CSRF-Token", await client.TokenAsync("/account/change-password"));

        await ShouldBeProblemAsync(await client.Http.PostAsync("/api/v1/analysis-runs", null, Ct), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_without_scope_or_name_or_with_a_past_end_is_not_made()
    {
        var tenant = await app.CreateTenantAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<ApiKeys>();

        await Should.ThrowAsync<RuleViolationException>(() => keys.CreateAsync(tenant.TenantId, "k", [], null, Ct));
        await Should.ThrowAsync<RuleViolationException>(() => keys.CreateAsync(tenant.TenantId, "k", ["everything"], null, Ct));
        await Should.ThrowAsync<RuleViolationException>(() => keys.CreateAsync(tenant.TenantId, " ", ["read"], null, Ct));
        await Should.ThrowAsync<RuleViolationException>(() => keys.CreateAsync(tenant.TenantId, "k", ["read"], DateTimeOffset.UnixEpoch, Ct));
    }

    private static async Task<string?> SlugAsync(PortalClient client, string path)
        => (await (await client.GetAsync(path)).JsonAsync()).GetProperty("slug").GetString();

    private static async Task<System.Text.Json.JsonElement> ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.JsonAsync();
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("trace_id").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }

    private Task ChangeKeyAsync(Tenant tenant, string change) => ExecuteAsync($"update api_keys set {change} where tenant_id = $1", tenant.TenantId);

    private async Task ExecuteAsync(string statement, int tenantId)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddWithValue(tenantId);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
