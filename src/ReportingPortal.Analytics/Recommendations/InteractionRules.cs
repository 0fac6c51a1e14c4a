using System.Text.Json;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What it says of a customer's taste that they looked at a product, put it in the cart or bought it (D11); what is left out is the standard.</summary>
/// <param name="HalfLifeDays">An interaction counts half as much after so many days; null means it never fades.</param>
public sealed record InteractionRules(decimal ViewWeight = 1, decimal CartWeight = 2, decimal PurchaseWeight = 3, int? HalfLifeDays = null)
{
    public const decimal MaxWeight = 100;

    public const int MaxHalfLife = 3_660;

    public static readonly InteractionRules Standard = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What can't be, in sentences; none when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (new[] { ViewWeight, CartWeight, PurchaseWeight }.Any(weight => weight is < 0 or > MaxWeight))
        {
            yield return $"Weights are from 0 to {MaxWeight:0}.";
        }

        if (PurchaseWeight <= 0)
        {
            yield return "A purchase weighs more than nothing: all else may be left out.";
        }

        if (HalfLifeDays is < 1 or > MaxHalfLife)
        {
            yield return $"An interaction fades by half in 1 to {MaxHalfLife} days, or never.";
        }
    }

    /// <summary>What is left out of it is the standard.</summary>
    internal static InteractionRules Parse(string json) => JsonSerializer.Deserialize<InteractionRules>(json, Json)!;

    internal string ToJson() => JsonSerializer.Serialize(this, Json);
}
