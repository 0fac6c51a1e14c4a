using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Audiences;

/// <summary>The worked example: C1 Champions 250 3 orders, C4 At Risk 200 2, C3 Need Attention 60 2, C5 Promising 50 1, C2 Hibernating 50 1; days 0, 24, 13, 5, 55.</summary>
public class AudienceQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static TheoryData<AudienceCriteria, string> Criteria => new()
    {
        { new(Group: "Champions"), "C1" },
        { new(ValueTier: "Silver"), "C4 C3" },
        { new(ActivityStatus: "Prospect"), "P1" },
        { new(Region: "South"), "C4 C3 C2" },
        { new(Category: "Books", MaxOrders: 1), "C5 C2" },
        { new(MinSpend: 50, MaxSpend: 60), "C3 C5 C2" },
        { new(MinSpend: 50.01m, MaxSpend: 59.99m), "" },
        { new(MinOrders: 2, MaxOrders: 2), "C4 C3" },
        { new(MaxOrders: 0), "P1" },
        { new(MinDays: 13, MaxDays: 24), "C4 C3" },
        { new(MaxDays: 0), "C1" },
        { new(Region: "South", ValueTier: "Bronze"), "C2" },
        { new(SegmentId: 1), "" },
    };

    [Theory]
    [MemberData(nameof(Criteria))]
    public async Task Everything_asked_for_must_hold(AudienceCriteria criteria, string expected)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithWorkedExample().Customer("P1", "Pat", "West"), Ct);

        (await WhoAsync(scope.Session, criteria)).ShouldBe(expected);
        (await Query(scope.Session).CountAsync(criteria, Ct)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("Hibernating", null, 1, "C B")]
    [InlineData(null, "At Risk", 1, "D")]
    [InlineData("New Customers", "About to Sleep", 2, "E")]
    [InlineData("Hibernating", "Champions", 1, "")]
    [InlineData("Hibernating", "Champions", 2, "A")]
    [InlineData("Hibernating", "Champions", 3, "")]
    public async Task Moves_are_counted_back_from_the_last_whole_month(string? from, string? to, int months, string expected)
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithMoves(), Ct);

        (await WhoAsync(scope.Session, new AudienceCriteria(MovedFrom: from, MovedTo: to, MovedMonths: months))).ShouldBe(expected);
    }

    [Fact]
    public async Task Who_stopped_in_a_funnel_is_found_anew_as_events_come()
    {
        var criteria = new AudienceCriteria(Funnel: new FunnelDropOutCriteria([EventType.ProductView, EventType.Purchase], FunnelMode.Ordered, FunnelUnit.Person, 7 * 24 * 60, 1));
        static ShopSeed Views(ShopSeed shop) => shop.WithWorkedExample()
            .Event("C1", "s1", EventType.ProductView, at: "2024-03-01 10:00").Event("C2", "s2", EventType.ProductView, at: "2024-03-01 10:00").Event(null, "s3", EventType.ProductView, at: "2024-03-01 10:00");
        await using var before = await database.AnalysedAsync(Views, Ct);
        await using var after = await database.AnalysedAsync(shop => Views(shop).Event("C1", "s1", EventType.Purchase, at: "2024-03-01 10:05"), Ct);

        (await WhoAsync(before.Session, criteria)).ShouldBe("C1 C2");
        (await WhoAsync(after.Session, criteria)).ShouldBe("C2");
        (await WhoAsync(before.Session, criteria with { Group = "Champions" })).ShouldBe("C1");
        (await WhoAsync(after.Session, criteria with { Funnel = criteria.Funnel! with { StepWindowMinutes = [4] } })).ShouldBe("C1 C2", "five minutes are too many");
        (await WhoAsync(before.Session, criteria with { Funnel = criteria.Funnel! with { Days = 3 } })).ShouldBe("", "the data end a fortnight after the visits");
    }

    [Fact]
    public async Task An_audience_keeps_all_it_was_made_of_and_is_its_shops_own()
    {
        var (one, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        var criteria = new AudienceCriteria(
            "Champions", "Gold", "Active", 3, "North", "Games", 1.5m, 2, 1, 2, 0, 9, "At Risk", "Champions", 4,
            new FunnelDropOutCriteria([EventType.ProductView, EventType.Purchase], FunnelMode.Strict, FunnelUnit.Session, null, 1, 30, "North", "Games", [5]));
        await using var scope = database.ScopeOf(one);
        await using var stranger = database.ScopeOf(other);
        var store = new AudienceStore(scope.Session, TimeProvider.System);

        var (id, problem) = await store.CreateAsync("  Best ", criteria, null, Ct);

        problem.ShouldBeNull();
        var kept = (await store.FindAsync(id, Ct))!;
        kept.Name.ShouldBe("Best");
        (kept.Criteria with { Funnel = null }).ShouldBe(criteria with { Funnel = null });
        (kept.Criteria.Funnel! with { Steps = [], StepWindowMinutes = null }).ShouldBe(criteria.Funnel! with { Steps = [], StepWindowMinutes = null });
        kept.Criteria.Funnel!.Steps.ShouldBe(criteria.Funnel.Steps);
        kept.Criteria.Funnel!.Settings().StepWindows.ShouldBe([TimeSpan.FromMinutes(5)]);
        var theirs = new AudienceStore(stranger.Session, TimeProvider.System);
        (await theirs.ListAsync(Ct)).ShouldBeEmpty();
        (await theirs.FindAsync(id, Ct)).ShouldBeNull();
        (await theirs.DeleteAsync(id, Ct)).ShouldBeFalse();
        (await store.ChangeAsync(id, "Best", new AudienceCriteria(Region: "South"), Ct)).ShouldBeNull();
        (await store.FindAsync(id, Ct))!.Criteria.ShouldBe(new AudienceCriteria(Region: "South"));
        (await store.DeleteAsync(id, Ct)).ShouldBeTrue();
        (await store.ListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_can_not_be_is_said_in_a_sentence()
    {
        await using var scope = database.ScopeOf(await database.CreateTenantAsync());
        var store = new AudienceStore(scope.Session, TimeProvider.System);
        async Task<string?> Problem(string? name, AudienceCriteria criteria) => (await store.CreateAsync(name, criteria, null, Ct)).Problem;

        (await Problem("One", new AudienceCriteria(Region: "North"))).ShouldBeNull();
        (await Problem("One", new AudienceCriteria(Region: "South"))).ShouldBe("There is an audience of this name already.");
        (await Problem(" ", new AudienceCriteria(Region: "South"))).ShouldBe("A name has 1 to 100 characters.");
        (await Problem("Two", new AudienceCriteria(MovedMonths: 2))).ShouldBe("Say by at least one thing who belongs to the audience.");
        (await Problem("Two", new AudienceCriteria(Group: "Best"))).ShouldBe("There is no group named 'Best'.");
        (await Problem("Two", new AudienceCriteria(MinOrders: 3, MaxOrders: 2))).ShouldBe("A range begins at or below its end.");
        (await Problem("Two", new AudienceCriteria(MovedTo: "Champions", MovedMonths: 13))).ShouldBe("Moves go back 1 to 12 months.");
        (await Problem("Two", new AudienceCriteria(Funnel: new FunnelDropOutCriteria([EventType.Purchase], FunnelMode.Any, FunnelUnit.Person, 5, 1)))).ShouldStartWith("A funnel has 2 to");
        (await Problem("Two", new AudienceCriteria(Funnel: new FunnelDropOutCriteria(
            [EventType.ProductView, EventType.Purchase], FunnelMode.Any, FunnelUnit.Person, 5, 1, StepWindowMinutes: [3])))).ShouldEndWith("steps in any order have none of their own.");
    }

    private static async Task<string> WhoAsync(TenantSession session, AudienceCriteria criteria)
        => string.Join(' ', (await Query(session).CustomersAsync(criteria, null, 100, Ct)).Items.Select(customer => customer.CustomerId));

    private static AudienceQuery Query(TenantSession session)
        => new(new RfmCustomersQuery(session.Rosters()), new RfmMigrationQuery(session, session.Rosters()), new FunnelQuery(session, new FigureCache(), new FunnelStreams()), new DataScopeQuery(session, new FigureCache()));
}
