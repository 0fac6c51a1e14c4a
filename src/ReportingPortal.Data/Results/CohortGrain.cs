namespace ReportingPortal.Data.Results;

/// <summary>How long a cohort's periods are; all are calendar periods, not so many days from the first order.</summary>
public enum CohortGrain : short
{
    Month = 1,
    Week = 2,
    Quarter = 3,
}
