using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>A step of a run that is done: its row comes with its results, in one transaction.</summary>
public class AnalysisStep : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public string Name { get; set; } = "";

    public double Milliseconds { get; set; }

    /// <summary>How many rows the step's result stands for.</summary>
    public long Rows { get; set; }
}
