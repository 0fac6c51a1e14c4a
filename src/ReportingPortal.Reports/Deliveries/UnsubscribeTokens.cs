using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>Who a way out belongs to.</summary>
public sealed record Subscription(int TenantId, Guid ScheduleId, string Recipient);

/// <summary>The secret in a mail's "stop" link: names one recipient of one schedule and can't be made by anybody else.</summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("report-unsubscribe");

    public string Create(Subscription subscription)
        => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{subscription.TenantId}|{subscription.ScheduleId:N}|{subscription.Recipient}"));

    /// <returns>Null when the token is not one of ours.</returns>
    public Subscription? Read(string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split('|', 3);
            return new Subscription(int.Parse(parts[0], CultureInfo.InvariantCulture), Guid.ParseExact(parts[1], "N"), parts[2]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
