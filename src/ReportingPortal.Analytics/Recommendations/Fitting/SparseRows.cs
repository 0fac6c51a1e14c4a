namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>A sparse matrix in compressed rows: the entries of row r stand from Starts[r] to before Starts[r + 1], columns ascending.</summary>
internal sealed class SparseRows(int columnCount, int[] starts, int[] columns, float[] values)
{
    public int Count => starts.Length - 1;

    public int ColumnCount => columnCount;

    public int Entries => columns.Length;

    public int[] Starts => starts;

    public int[] AllColumns => columns;

    public float[] AllValues => values;

    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Columns as rows, by counting: their entries stand in the order of the rows they come from.</summary>
    public SparseRows Transpose()
    {
        var turned = new int[columnCount + 1];
        foreach (var column in columns)
        {
            turned[column + 1]++;
        }

        for (var column = 0; column < columnCount; column++)
        {
            turned[column + 1] += turned[column];
        }

        var (next, rows, amounts) = (turned.AsSpan(0, columnCount).ToArray(), new int[columns.Length], new float[columns.Length]);
        for (var row = 0; row < Count; row++)
        {
            for (var entry = starts[row]; entry < starts[row + 1]; entry++)
            {
                var place = next[columns[entry]]++;
                (rows[place], amounts[place]) = (row, values[entry]);
            }
        }

        return new SparseRows(Count, turned, rows, amounts);
    }

    /// <summary>The square of each row's Euclidean length.</summary>
    public double[] Squares()
    {
        var squares = new double[Count];
        for (var row = 0; row < squares.Length; row++)
        {
            foreach (var value in Values(row))
            {
                squares[row] += (double)value * value;
            }
        }

        return squares;
    }

    /// <summary>Rounded once, at the end: cosines that are equal come out equal, and are told apart by popularity, not by chance.</summary>
    public static float Cosine(double dot, double square, double otherSquare) => (float)(dot / Math.Sqrt(square * otherSquare));
}
