namespace ReportingPortal.Data.Accounts;

/// <summary>A key of ASP.NET Core data protection, so that every process reads the same cookies.</summary>
public class DataProtectionKey
{
    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";
}
