using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>One cluster of a run: a stable id and name, its size and its centre in original units.</summary>
public class Segment : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    public short SegmentId { get; set; }

    public string Name { get; set; } = "";

    public int Customers { get; set; }

    /// <summary>Mean of each feature in original units, in the order of the model's features.</summary>
    public double[] Centroid { get; set; } = [];

    /// <summary>Centre in the standardised space the algorithm worked in.</summary>
    public double[] ZCentroid { get; set; } = [];

    public decimal NetSales { get; set; }
}
