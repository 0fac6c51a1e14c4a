namespace ReportingPortal.Analytics.Rfm;

/// <summary>By what customers of a group are told apart.</summary>
/// <param name="Key">As it stands in an address.</param>
public sealed record RfmDimension(string Key)
{
    public static readonly RfmDimension Region = new("region");

    /// <summary>The favourite (D14).</summary>
    public static readonly RfmDimension Category = new("category");

    /// <summary>Of the first order.</summary>
    public static readonly RfmDimension Month = new("month");

    public static readonly RfmDimension Tier = new("tier");

    /// <summary>Of k-means.</summary>
    public static readonly RfmDimension Segment = new("segment");

    /// <summary>As the shop's customer file names it.</summary>
    public static readonly RfmDimension GivenSegment = new("given_segment");

    public static readonly IReadOnlyList<RfmDimension> All = [Region, Category, Month, Tier, Segment, GivenSegment];

    public static RfmDimension? Named(string? key) => All.FirstOrDefault(dimension => dimension.Key == key);
}
