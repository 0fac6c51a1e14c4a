using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>What a run's lifetime values stand on (D8, D9): the fitted models, their test, and how the values spread.</summary>
public class LifetimeModel : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>With an order; those with a second purchase day; weeks from the first order to the last.</summary>
    public int Customers { get; set; }

    public int Repeaters { get; set; }

    public double HistoryWeeks { get; set; }

    /// <summary>False where there was too little to forecast from; then only historic values are known.</summary>
    public bool HasForecast { get; set; }

    /// <summary>The share of net sales that forecasts were multiplied by.</summary>
    public double Margin { get; set; } = 1;

    /// <summary>BG/NBD; null without a fit.</summary>
    public double? R { get; set; }

    public double? Alpha { get; set; }

    public double? A { get; set; }

    public double? B { get; set; }

    public double? LogLikelihood { get; set; }

    public double? Penaliser { get; set; }

    /// <summary>The likelihood is highest where nobody leaves.</summary>
    public bool HasNoDropOut { get; set; }

    /// <summary>Gamma-Gamma; null without a fit.</summary>
    public double? P { get; set; }

    public double? Q { get; set; }

    public double? V { get; set; }

    public double? ValueLogLikelihood { get; set; }

    public double? ValuePenaliser { get; set; }

    /// <summary>Repeat customers the value model was fitted on.</summary>
    public int ValueCustomers { get; set; }

    /// <summary>Net sales a repeat purchase.</summary>
    public double MeanValue { get; set; }

    public double? Correlation { get; set; }

    /// <summary>Purchases a week by how often customers had come back: the stand-in for a model that could not be fitted.</summary>
    public double[] WeeklyRates { get; set; } = [];

    public double ExpectedPurchases { get; set; }

    /// <summary>Repeat customers expected not to have left; null without a model that tells.</summary>
    public double? AliveRepeaters { get; set; }

    public decimal HistoricTotal { get; set; }

    public long Orders { get; set; }

    /// <summary>JSON: the test on the last third of the history; null where there was none.</summary>
    public string? HoldOut { get; set; }

    /// <summary>JSON: how the forecast values, or the historic ones, spread over customers.</summary>
    public string Distribution { get; set; } = "{}";

    /// <summary>What to know of these figures, in sentences.</summary>
    public string[] Notices { get; set; } = [];
}
