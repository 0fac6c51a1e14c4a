namespace ReportingPortal.Data.Accounts;

/// <summary>A key of the HTTP API, bound to one tenant. Only the secret's SHA-256 is kept.</summary>
public class ApiKey
{
    public Guid ApiKeyId { get; set; } = OrderedId.Next();

    public int TenantId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The first characters of the key, so that people can tell keys apart.</summary>
    public string Prefix { get; set; } = "";

    public byte[] SecretHash { get; set; } = [];

    /// <summary>Any of read, write, admin.</summary>
    public string[] Scopes { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
