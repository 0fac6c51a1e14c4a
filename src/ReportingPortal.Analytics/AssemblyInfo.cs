using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ReportingPortal.Analytics.Tests")]
[assembly: InternalsVisibleTo("ReportingPortal.Benchmarks")]
