using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// One side of implicit ALS, the other fixed: rows of few entries are solved exactly, where there are enough of them to make that worth preparing;
/// the others come nearer by a few steps.
/// </summary>
internal sealed class HalfStep
{
    private readonly FactorMatrix fixedSide;
    private readonly RecommendationSettings settings;
    private readonly ParallelOptions cores;
    private readonly GramMatrix gram;

    public HalfStep(FactorMatrix fixedSide, RecommendationSettings settings, int threads)
    {
        (this.fixedSide, this.settings, cores) = (fixedSide, settings, new ParallelOptions { MaxDegreeOfParallelism = threads });
        gram = new GramMatrix(fixedSide, settings.Regularisation, threads);
    }

    /// <summary>Improves every row, on all cores; the outcome does not depend on which thread does what.</summary>
    public void Improve(SparseRows rows, FactorMatrix into)
    {
        var most = FewEquations.MostFor(fixedSide.Factors);
        var prepared = CountShort(rows, most) >= fixedSide.Count ? gram.Solutions(fixedSide, cores) : null;
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(rows.Count, 1), 64), cores,
            () => (Few: prepared is null ? null : new FewEquations(fixedSide, prepared, settings.Alpha), Many: new ConjugateGradients(fixedSide, gram, settings)),
            (range, _, solvers) =>
            {
                for (var row = range.Item1; row < Math.Min(range.Item2, rows.Count); row++)
                {
                    var columns = rows.Columns(row);
                    var values = rows.Values(row);
                    var x = into.Row(row);
                    if (columns.Length == 0)
                    {
                        x.Clear();
                    }
                    else if (solvers.Few is not null && columns.Length <= most)
                    {
                        solvers.Few.Solve(columns, values, x);
                    }
                    else
                    {
                        solvers.Many.Improve(columns, values, x);
                    }
                }

                return solvers;
            },
            _ => { });
    }

    private static int CountShort(SparseRows rows, int most)
    {
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            count += rows.Columns(row).Length is var length && length > 0 && length <= most ? 1 : 0;
        }

        return count;
    }
}
