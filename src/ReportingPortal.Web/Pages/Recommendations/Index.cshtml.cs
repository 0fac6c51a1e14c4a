using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Recommendations;

public sealed class IndexModel(PageFigures figures, DataScopeQuery scopes, RecommendationQuery query, RfmCustomersQuery customers) : PageModel
{
    private const int Products = 10;
    private const int KnownProducts = 20;

    public DataScope Scope { get; private set; } = null!;

    public bool IsRunning { get; private set; }

    public RecommendationModels Models { get; private set; } = null!;

    public RecommendationRequest Asked { get; private set; } = null!;

    public string Customer { get; private set; } = "";

    public string Exclude { get; private set; } = "bought";

    /// <summary>Null until a customer is asked for.</summary>
    public RecommendationList? List { get; private set; }

    /// <summary>What that customer bought or looked at; null for one the model does not know.</summary>
    public IReadOnlyList<KnownProduct>? Known { get; private set; }

    /// <summary>Customers to begin with.</summary>
    public IReadOnlyList<RfmCustomer> Examples { get; private set; } = [];

    public PageFigures Figures => figures;

    public string Basis => $"{figures.Stamp(Scope)} · all history · {RecommendationWords.Weights(Models.Weights)}"
        + (Models.GeneratedAt is { } made ? $" · made {FigureFormat.Day(figures.DayOf(made))}" : "");

    public string ModelsCsvHref => figures.Csv("recommendations/models");

    public string ListCsvHref => figures.Csv(
        $"recommendations/{Uri.EscapeDataString(Customer)}", ("n", $"{Products}"), ("model", Asked.List.Model), ("exclude", Exclude));

    public async Task OnGetAsync(string? customer, string? model, string? exclude, CancellationToken ct)
    {
        Customer = customer?.Trim() ?? "";
        Asked = RecommendationRequest.Read($"{Products}", model, exclude, null);
        Exclude = Asked.Problem.Length > 0 || string.IsNullOrEmpty(exclude) ? "bought" : exclude;
        Scope = await scopes.RunAsync(ct);
        IsRunning = await figures.IsRunningAsync(ct);
        Models = await query.ModelsAsync(ct);
        Examples = (await customers.RunAsync(new RfmCustomerFilter(), null, 3, ct)).Items;
        if (Customer.Length > 0 && Models.ModelVersion is not null)
        {
            List = await query.RunAsync(Customer, Asked.List, ct);
            Known = await query.KnownProductsAsync(Customer, KnownProducts, ct);
        }
    }
}
