using System.Runtime.Intrinsics;

namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>
/// Customers with the same repeat purchases, recency and age, counted: a likelihood needs each combination once. Columns run
/// side by side, ascending, and are filled up with combinations of no weight to whole vectors.
/// </summary>
internal sealed class PurchaseGroups
{
    public const double DaysPerWeek = 7;

    // Days and purchases each fit their part of a 64-bit key: 4 million of them.
    private const int Bits = 21;
    private const ulong Part = (1UL << Bits) - 1;

    private PurchaseGroups(int customers, int count)
    {
        Customers = customers;
        Count = count;
        var padded = (count + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        (Frequency, Recency, Age, Weight) = (new double[padded], new double[padded], new double[padded], new double[padded]);
        Array.Fill(Age, 1);
    }

    public int Customers { get; private set; }

    /// <summary>Groups, without the padding.</summary>
    public int Count { get; }

    /// <summary>Repeat purchases: x.</summary>
    public double[] Frequency { get; }

    /// <summary>Weeks from the first purchase to the last: t_x.</summary>
    public double[] Recency { get; }

    /// <summary>Weeks from the first purchase to the as-of date: T.</summary>
    public double[] Age { get; }

    /// <summary>Customers of the group.</summary>
    public double[] Weight { get; }

    /// <summary>At k: customers with more than k repeat purchases. Σ over customers of Σ_{k &lt; x} f(k) is Σ_k of these times f(k).</summary>
    public double[] CustomersAbove { get; private set; } = [];

    /// <param name="frequency">Repeat purchase days; recency and age in days. All customers side by side, in any order.</param>
    public static PurchaseGroups Of(ReadOnlySpan<int> frequency, ReadOnlySpan<int> recencyDays, ReadOnlySpan<int> ageDays)
    {
        var keys = new ulong[frequency.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)frequency[i] << (2 * Bits)) | ((ulong)recencyDays[i] << Bits) | (uint)ageDays[i];
        }

        Array.Sort(keys);
        var distinct = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }

        var groups = new PurchaseGroups(keys.Length, distinct);
        groups.Fill(keys);
        return groups;
    }

    /// <summary>So many of them, evenly spread over frequency, recency and age; each stands for its own customers only.</summary>
    public PurchaseGroups Some(int count)
    {
        var picked = new PurchaseGroups(0, count);
        for (var i = 0; i < count; i++)
        {
            var from = (int)((long)i * Count / count);
            (picked.Frequency[i], picked.Recency[i], picked.Age[i], picked.Weight[i]) = (Frequency[from], Recency[from], Age[from], Weight[from]);
        }

        picked.Customers = (int)picked.Weight.Sum();
        picked.CountAbove();
        return picked;
    }

    private void Fill(ulong[] keys)
    {
        var group = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                group++;
                Frequency[group] = keys[i] >> (2 * Bits);
                Recency[group] = ((keys[i] >> Bits) & Part) / DaysPerWeek;
                Age[group] = (keys[i] & Part) / DaysPerWeek;
            }

            Weight[group]++;
        }

        CountAbove();
    }

    private void CountAbove()
    {
        CustomersAbove = new double[Count == 0 ? 0 : (int)Frequency[Count - 1]];
        for (var i = 0; i < Count; i++)
        {
            if (Frequency[i] > 0)
            {
                CustomersAbove[(int)Frequency[i] - 1] += Weight[i];
            }
        }

        for (var k = CustomersAbove.Length - 2; k >= 0; k--)
        {
            CustomersAbove[k] += CustomersAbove[k + 1];
        }
    }
}
