using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Jobs;

namespace ReportingPortal.Web.Pages.Settings.CustomerGroups;

/// <summary>By which rules customers are grouped; a change is worked in by a new run.</summary>
public class IndexModel(GroupingRuleStore store, JobQueue jobs, CurrentTenant current, SignedInUser user) : PageModel
{
    [BindProperty]
    public GroupingForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct) => Form = GroupingForm.Of(await store.ReadAsync(ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problem = ModelState.IsValid && Form.TryRead(out var rules)
            ? await store.SaveAsync(rules, user.UserId, ct)
            : "Limits are numbers such as 30 or 99.50, four of them by commas or spaces where four are asked for.";
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            return Page();
        }

        await jobs.EnqueueAnalysisAsync(current.TenantId, ct);
        TempData["Status"] = "The rules are saved; customers are grouped anew in a moment.";
        return RedirectToPage();
    }
}

/// <summary>The rules as the form holds them.</summary>
public sealed class GroupingForm
{
    public int WindowMonths { get; set; }

    public RfmCutMode Cuts { get; set; }

    public RfmAxis Axis { get; set; }

    public MonetaryValue Monetary { get; set; }

    public string? RecencyCuts { get; set; }

    public string? FrequencyCuts { get; set; }

    public string? MonetaryCuts { get; set; }

    public TierMode Tiers { get; set; }

    public decimal GoldMonetary { get; set; }

    public int GoldFrequency { get; set; }

    public decimal SilverMonetary { get; set; }

    public StatusMode Statuses { get; set; }

    public int ActiveDays { get; set; }

    public int DormantDays { get; set; }

    /// <summary>0 leaves the number to the silhouette.</summary>
    public int Segments { get; set; }

    /// <summary>Of 100.</summary>
    public decimal ForecastMargin { get; set; } = 100;

    public FavouriteBy FavouriteBy { get; set; }

    public static GroupingForm Of(GroupingRules rules) => new()
    {
        WindowMonths = rules.WindowMonths ?? 0,
        Cuts = rules.Cuts,
        Axis = rules.Axis,
        Monetary = rules.Monetary,
        RecencyCuts = Text(rules.RecencyCuts ?? [30, 90, 180, 365]),
        FrequencyCuts = Text(rules.FrequencyCuts ?? [1, 2, 4, 8]),
        MonetaryCuts = Text(rules.MonetaryCuts ?? [50, 100, 250, 1000]),
        Tiers = rules.Tiers,
        GoldMonetary = rules.GoldMonetary,
        GoldFrequency = rules.GoldFrequency,
        SilverMonetary = rules.SilverMonetary,
        Statuses = rules.Statuses,
        ActiveDays = rules.ActiveDays,
        DormantDays = rules.DormantDays,
        Segments = rules.Segments ?? 0,
        ForecastMargin = rules.ForecastMargin * 100,
        FavouriteBy = rules.FavouriteBy,
    };

    /// <summary>Fixed cuts are read where they are of use only.</summary>
    public bool TryRead(out GroupingRules rules)
    {
        rules = new GroupingRules(
            WindowMonths == 0 ? null : WindowMonths, Cuts, Axis, Monetary, null, null, null, Tiers, GoldMonetary, GoldFrequency, SilverMonetary, Statuses, ActiveDays, DormantDays,
            Segments == 0 ? null : Segments, ForecastMargin / 100, FavouriteBy);
        if (Cuts != RfmCutMode.Fixed)
        {
            return true;
        }

        var read = new[] { RecencyCuts, FrequencyCuts, MonetaryCuts }.Select(Numbers).ToList();
        rules = rules with { RecencyCuts = read[0], FrequencyCuts = read[1], MonetaryCuts = read[2] };
        return read.TrueForAll(numbers => numbers is not null);
    }

    private static string Text(IEnumerable<decimal> numbers) => string.Join(", ", numbers.Select(number => number.ToString("0.####", CultureInfo.InvariantCulture)));

    private static decimal[]? Numbers(string? text)
    {
        var parts = (text ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = new decimal[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!decimal.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
