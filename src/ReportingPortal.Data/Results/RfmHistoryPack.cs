using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Results;

/// <summary>Where the customers of a <see cref="CustomerPack"/> stood at one of the points of a run (N11), beside it. Read point by point.</summary>
public class RfmHistoryPack : ITenantOwned
{
    public int TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>Place among <see cref="RfmModel.Points"/>, from 0.</summary>
    public short PointNumber { get; set; }

    public int PackNumber { get; set; }

    /// <summary>Codes of groups, a byte each; 0 for who had not ordered by then, or not in the window.</summary>
    public byte[] Groups { get; set; } = [];

    /// <summary>Net sales of the window that ends there, in ten-thousandths: 64-bit integers, little-endian.</summary>
    public byte[] NetSales { get; set; } = [];
}
