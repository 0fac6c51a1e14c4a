namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Computes days while their lines go by, for days that had none before. So many lines are kept only: the day that was
/// longest without one is closed then, which is right for files in order of time, either way. Where a line comes for a
/// closed day, all days have to be read back.
/// </summary>
internal sealed class PassingDays(FigureBuffers figures)
{
    private const int MostLines = 30_000;

    private readonly Dictionary<DateOnly, OpenDay> open = [];
    private readonly HashSet<DateOnly> closed = [];
    private readonly HashSet<DateOnly> readBack = [];
    private readonly DayFigures day = new();
    private OpenDay? last;
    private bool isGivenUp;
    private long passed;
    private int kept;

    public FigureBuffers Figures => figures;

    /// <summary>The day can't be computed here: what a line says hangs on what is not known before the end, or its lines are too many.</summary>
    public void ReadBack(DateOnly date)
    {
        if (!readBack.Add(date))
        {
            return;
        }

        if (closed.Contains(date))
        {
            GiveUp();
        }
        else if (open.Remove(date, out var dropped))
        {
            Leave(dropped);
        }
    }

    /// <param name="line">Lines of one order come one after the other.</param>
    public void Add(SaleLine line)
    {
        if (isGivenUp || (last?.Date != line.SaleDate && !Turn(line.SaleDate)))
        {
            return;
        }

        last!.Lines.Add(line);
        last.LastPassed = ++passed;
        if (++kept > MostLines && open.Count == 1)
        {
            ReadBack(line.SaleDate);
        }
        else if (kept > MostLines)
        {
            CloseOldest();
        }
    }

    /// <summary>All lines have gone by.</summary>
    /// <returns>Null where all days are to be read back.</returns>
    public PassedDays? Complete()
    {
        while (open.Count > 0)
        {
            CloseOldest();
        }

        return isGivenUp ? null : new(figures, [.. readBack.Order()]);
    }

    /// <summary>False for a day whose lines need not be kept.</summary>
    private bool Turn(DateOnly date)
    {
        last = null;
        if (readBack.Contains(date))
        {
            return false;
        }

        if (closed.Contains(date))
        {
            GiveUp();
            return false;
        }

        if (!open.TryGetValue(date, out last))
        {
            open[date] = last = new OpenDay(date);
        }

        return true;
    }

    private void CloseOldest()
    {
        var oldest = open.Values.MinBy(one => one.LastPassed)!;
        open.Remove(oldest.Date);
        Leave(oldest);
        closed.Add(oldest.Date);
        foreach (var line in oldest.Lines)
        {
            day.Add(line);
        }

        day.Compute(areOrdersTogether: true);
        figures.Add(day);
        day.Clear();
    }

    private void Leave(OpenDay one)
    {
        last = last == one ? null : last;
        kept -= one.Lines.Count;
    }

    /// <summary>A closed day went on: what was computed is void.</summary>
    private void GiveUp()
    {
        isGivenUp = true;
        (last, kept) = (null, 0);
        open.Clear();
        figures.Forget();
    }

    private sealed class OpenDay(DateOnly date)
    {
        public DateOnly Date => date;

        public List<SaleLine> Lines { get; } = [];

        public long LastPassed { get; set; }
    }
}

/// <summary>Days that were computed while their lines went by, and those that could not be.</summary>
internal sealed record PassedDays(FigureBuffers Figures, IReadOnlyList<DateOnly> ToReadBack)
{
    /// <summary>Everything that customers did is held here.</summary>
    public bool HasWholeHistories => ToReadBack.Count == 0 && Figures.HoldsAllHistories;
}
