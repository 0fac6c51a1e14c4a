using System.Runtime.InteropServices;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Cohorts;

/// <summary>
/// A run's days into cohorts (D6), all three lengths of period in one pass: a customer is a few numbers, however long the history.
/// A return before the first order, and an order before the registration, count in the cohort's first period, what comes after the as-of
/// date in the last: so that the cells of a cohort sum to what its customers brought. By first orders, who never ordered is in no cohort; by
/// registrations, who has none up to the as-of date.
/// </summary>
internal sealed class CohortBuilder
{
    private static readonly CohortGrain[] Grains = Enum.GetValues<CohortGrain>();

    private readonly DateOnly asOfDate;
    private readonly DayOfWeek weekStart;
    private readonly CohortBasis basis;
    private readonly Course[] courses;

    private readonly Dictionary<(int Cohort, int Number), Sums>[] cells = [.. Grains.Select(_ => new Dictionary<(int, int), Sums>())];

    /// <summary>By first orders.</summary>
    /// <param name="customers">How many the run knows.</param>
    public CohortBuilder(DateOnly asOfDate, DayOfWeek weekStart, int customers)
        => (this.asOfDate, this.weekStart, basis, courses) = (asOfDate, weekStart, CohortBasis.FirstOrder, new Course[customers]);

    /// <summary>By registrations.</summary>
    /// <param name="registered">By place; null for who has no such date.</param>
    public CohortBuilder(DateOnly asOfDate, DayOfWeek weekStart, DateOnly?[] registered)
        : this(asOfDate, weekStart, registered.Length)
    {
        basis = CohortBasis.Registration;
        for (var place = 0; place < registered.Length; place++)
        {
            ref var course = ref courses[place];
            if (registered[place] is not { } day || day > asOfDate)
            {
                course.IsOutside = true;
                continue;
            }

            (course.HasBegun, course.First) = (true, Place.Of(day, weekStart));
            for (var grain = 0; grain < Grains.Length; grain++)
            {
                Cell(grain, course.First[grain], course.First[grain]).Registered++;
            }
        }
    }

    /// <param name="part">Not before the day of the one added last.</param>
    /// <param name="places">Of customers, by their numbers in it.</param>
    public void Add(CustomerPart part, int[] places)
    {
        var now = Place.Of(part.Day < asOfDate ? part.Day : asOfDate, weekStart);
        for (var i = 0; i < part.Items.Length; i++)
        {
            Add(ref courses[places[part.Items[i]]], now, part.Orders[i] > 0, part.NetSales[i]);
        }
    }

    public IReadOnlyList<CohortCell> Build()
    {
        foreach (var course in courses.Where(course => course.HasOrdered))
        {
            for (var grain = 0; grain < Grains.Length; grain++)
            {
                Cell(grain, course.First[grain], course.Last[grain]).LastCustomers++;
            }
        }

        return [.. Grains.SelectMany((grain, i) => cells[i].Select(cell => ToCell(grain, cell.Key.Cohort, cell.Key.Number, cell.Value)))];
    }

    private void Add(ref Course course, Place now, bool ordered, long netSales)
    {
        if (course.IsOutside)
        {
            return;
        }

        if (!course.HasBegun && !ordered)
        {
            course.Before += netSales;
            return;
        }

        if (!course.HasBegun)
        {
            (course.HasBegun, course.First, netSales) = (true, now, netSales + course.Before);
        }

        now = now.NotBefore(course.First);
        for (var grain = 0; grain < Grains.Length; grain++)
        {
            ref var cell = ref Cell(grain, course.First[grain], now[grain]);
            cell.NetSales = checked(cell.NetSales + netSales);
            cell.Customers += ordered && course.Last[grain] != now[grain] ? 1 : 0;
        }

        (course.Last, course.HasOrdered) = ordered ? (now, true) : (course.Last, course.HasOrdered);
    }

    private ref Sums Cell(int grain, int cohort, int period) => ref CollectionsMarshal.GetValueRefOrAddDefault(cells[grain], (cohort, period - cohort), out _);

    private CohortCell ToCell(CohortGrain grain, int cohort, int number, Sums sums) => new()
    {
        Basis = basis,
        Grain = grain,
        CohortOn = CohortCalendar.StartOf(grain, cohort, weekStart),
        PeriodNumber = number,
        Registered = basis == CohortBasis.Registration && number == 0 ? sums.Registered : null,
        Customers = sums.Customers,
        LastCustomers = sums.LastCustomers,
        NetSales = Amount.ToDecimal(sums.NetSales),
    };

    /// <summary>The periods a day lies in, in the order of <see cref="Grains"/>.</summary>
    private readonly record struct Place(int Month, int Week, int Quarter)
    {
        public int this[int grain] => grain switch { 0 => Month, 1 => Week, _ => Quarter };

        public Place NotBefore(Place other) => new(Math.Max(Month, other.Month), Math.Max(Week, other.Week), Math.Max(Quarter, other.Quarter));

        public static Place Of(DateOnly day, DayOfWeek weekStart) => new(
            CohortCalendar.IndexOf(CohortGrain.Month, day, weekStart), CohortCalendar.IndexOf(CohortGrain.Week, day, weekStart),
            CohortCalendar.IndexOf(CohortGrain.Quarter, day, weekStart));
    }

    private struct Course
    {
        public bool IsOutside;
        public bool HasBegun;
        public bool HasOrdered;
        public Place First;
        public Place Last;

        /// <summary>Of returns before the first order.</summary>
        public long Before;
    }

    private struct Sums
    {
        public int Registered;
        public int Customers;
        public int LastCustomers;
        public long NetSales;
    }
}
