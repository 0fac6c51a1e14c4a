using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReportingPortal.Web.Access;

/// <summary>
/// Random secrets that are handed out once and kept as a hash. With 256 random bits there is nothing to guess, so a
/// plain SHA-256 does and can be looked up; a slow password hash would only cost time.
/// </summary>
public static class SecretTokens
{
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
