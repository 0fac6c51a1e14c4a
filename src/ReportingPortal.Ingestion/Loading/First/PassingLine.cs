using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>The row that is being written: what figures need of it, and where in the copy its fields begin.</summary>
internal struct PassingLine
{
    public long Number;
    public DateTime OrderedAt;
    public LineAmounts Amounts;
    public bool IsValid;

    public int Product;
    public int OrderedOn;

    /// <summary>Region and category follow.</summary>
    public int Customer;

    /// <summary>Name, e-mail, segment, country and city of the customer, name and sub-category of the product.</summary>
    public int Attributes;

    /// <summary>The row's hash; the order's id follows.</summary>
    public int Hash;
}
