using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading.First;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Who takes a file's rows; without either all of them are staged.</summary>
/// <param name="First">Where rows go that are the shop's first of their kind.</param>
/// <param name="Wanted">What an undo looks for: rows that name none of it are left out.</param>
internal readonly record struct Takers(FirstRows? First, WantedKeys? Wanted);
