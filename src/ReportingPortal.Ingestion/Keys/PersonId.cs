namespace ReportingPortal.Ingestion.Keys;

/// <summary>
/// A customer's id as it is kept. Capitals make no other person of an e-mail address, which shops keep as it was typed each time;
/// letters of other ids tell persons apart.
/// </summary>
public static class PersonId
{
    public static string Of(string id) => id.Contains('@', StringComparison.Ordinal) ? id.ToLowerInvariant() : id;
}
