using ReportingPortal.Analytics.Distribution;

namespace ReportingPortal.Web.Api;

/// <summary>What is asked of a distribution, read in one way by page and API.</summary>
public static class DistributionChoice
{
    public const string ScaleProblem = "'scale' must be linear or log.";

    public static bool TryRead(IQueryCollection query, out DistributionOptions options, out string problem)
    {
        options = new DistributionOptions();
        DistributionOf? of = query["of"].ToString() switch { "" or "order" => DistributionOf.Order, "customer" => DistributionOf.Customer, _ => null };
        bool? log = query["scale"].ToString() switch { "" or "linear" => false, "log" => true, _ => null };
        var knownGroup = GroupChoice.TryRead(query, out var group);
        problem = of is null ? "'of' must be order or customer."
            : log is null ? ScaleProblem
            : !knownGroup ? GroupChoice.Problem
            : group is not null && of == DistributionOf.Order ? "Orders can't be filtered by 'rfm_group': ask for of=customer."
            : "";
        if (problem.Length > 0)
        {
            return false;
        }

        options = new DistributionOptions(of!.Value, log!.Value, group);
        return true;
    }
}
