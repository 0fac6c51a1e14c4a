using System.Globalization;

namespace ReportingPortal.Analytics.Lifetime;

/// <summary>Whether there is enough to forecast from (D9).</summary>
/// <param name="Reason">What is missing; null where the gate is passed.</param>
public sealed record LifetimeGate(
    bool Passed, int Customers, int Repeaters, double Weeks, int MinCustomers, int MinRepeaters, int MinWeeks, string? Reason)
{
    private const int LeastCustomers = 100;
    private const int LeastRepeaters = 30;
    private const int LeastWeeks = 26;

    public static LifetimeGate Of(int customers, int repeaters, double weeks)
    {
        string?[] missing =
        [
            customers < LeastCustomers ? $"{Text(customers)} customers with an order of the {LeastCustomers} it takes" : null,
            repeaters < LeastRepeaters ? $"{Text(repeaters)} who came back on another day of the {LeastRepeaters} it takes" : null,
            weeks < LeastWeeks ? $"{Text(Math.Floor(weeks * 10) / 10)} weeks of history of the {LeastWeeks} it takes" : null,
        ];
        var reason = string.Join("; ", missing.Where(each => each is not null));
        return new LifetimeGate(
            reason.Length == 0, customers, repeaters, weeks, LeastCustomers, LeastRepeaters, LeastWeeks, reason.Length == 0 ? null : $"Too little to forecast from: {reason}.");
    }

    private static string Text(double number) => number.ToString("#,##0.#", CultureInfo.InvariantCulture);
}
