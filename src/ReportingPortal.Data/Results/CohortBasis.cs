namespace ReportingPortal.Data.Results;

/// <summary>What puts a customer into a cohort.</summary>
public enum CohortBasis : short
{
    FirstOrder = 1,

    /// <summary>The date of the customer file; who has none there is in no cohort.</summary>
    Registration = 2,
}
