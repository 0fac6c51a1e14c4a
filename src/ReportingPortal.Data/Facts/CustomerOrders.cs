using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data.Facts;

/// <summary>
/// The way from a customer to their lines: the orders that a load wrote lines of theirs for, packed. An index over the lines
/// themselves costs a load as much as the lines do. It may name an order that is gone or another's by now, never too few: who
/// reads it joins the lines and asks for the customer again.
/// </summary>
public class CustomerOrders : ITenantOwned
{
    public int TenantId { get; set; }

    public string CustomerId { get; set; } = "";

    public Guid UploadId { get; set; }

    /// <summary>Large files are gathered in parts.</summary>
    public int Part { get; set; }

    public string[] OrderIds { get; set; } = [];
}
