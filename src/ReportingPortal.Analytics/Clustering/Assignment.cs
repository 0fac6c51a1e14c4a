namespace ReportingPortal.Analytics.Clustering;

/// <summary>
/// The cheapest one-to-one assignment (Kuhn 1955, Munkres 1957), by shortest augmenting paths with potentials:
/// O(rows² columns).
/// </summary>
public static class Assignment
{
    /// <param name="cost">Cost of giving row r the column c; not more rows than columns.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Cheapest(double[,] cost)
    {
        int rows = cost.GetLength(0), columns = cost.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns);
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        // Row and column 0 stand outside: column 0 holds the row that is looking for its place.
        var rowOf = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            Augment(cost, rowOf, rowPotential, columnPotential);
        }

        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }

        return columnOf;
    }

    private static void Augment(double[,] cost, int[] rowOf, double[] rowPotential, double[] columnPotential)
    {
        var columns = rowOf.Length - 1;
        var shortest = Enumerable.Repeat(double.PositiveInfinity, columns + 1).ToArray();
        var cameFrom = new int[columns + 1];
        var visited = new bool[columns + 1];
        var column = 0;
        while (rowOf[column] != 0)
        {
            visited[column] = true;
            var row = rowOf[column];
            var next = 0;
            var step = double.PositiveInfinity;
            for (var c = 1; c <= columns; c++)
            {
                if (visited[c])
                {
                    continue;
                }

                var reduced = cost[row - 1, c - 1] - rowPotential[row] - columnPotential[c];
                if (reduced < shortest[c])
                {
                    (shortest[c], cameFrom[c]) = (reduced, column);
                }

                if (shortest[c] < step)
                {
                    (step, next) = (shortest[c], c);
                }
            }

            Shift(step, visited, shortest, rowOf, rowPotential, columnPotential);
            column = next;
        }

        while (column != 0)
        {
            rowOf[column] = rowOf[cameFrom[column]];
            column = cameFrom[column];
        }
    }

    private static void Shift(double step, bool[] visited, double[] shortest, int[] rowOf, double[] rowPotential, double[] columnPotential)
    {
        for (var c = 0; c < visited.Length; c++)
        {
            if (visited[c])
            {
                rowPotential[rowOf[c]] += step;
                columnPotential[c] -= step;
            }
            else
            {
                shortest[c] -= step;
            }
        }
    }
}
