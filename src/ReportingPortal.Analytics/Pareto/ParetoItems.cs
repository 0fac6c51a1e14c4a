using System.Collections;
using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Pareto;

/// <summary>The items of a curve side by side, each made when it is looked at: a shop's customers can be a million.</summary>
/// <param name="cumulative">Sums up to each item, in ten-thousandths.</param>
/// <param name="classA">How many are of class A.</param>
/// <param name="classB">How many are of class A or B.</param>
internal sealed class ParetoItems(string[] ids, string[] names, long[] cumulative, int classA, int classB) : IReadOnlyList<ParetoItem>
{
    public int Count => ids.Length;

    public ParetoItem this[int index] => new(
        ids[index], names[index], Amount.AsStored(cumulative[index] - (index == 0 ? 0 : cumulative[index - 1])), (decimal)cumulative[index] / cumulative[^1],
        index < classA ? 'A' : index < classB ? 'B' : 'C');

    public IEnumerator<ParetoItem> GetEnumerator()
    {
        for (var i = 0; i < ids.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many are of a class.</summary>
    public int CountOf(char itemClass) => itemClass switch { 'A' => classA, 'B' => classB - classA, _ => ids.Length - classB };
}
