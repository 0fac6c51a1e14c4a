using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Simulation;

/// <summary>What the form shows: the simulation that runs, or what the next one would be.</summary>
/// <param name="Ends">When it ends, by the shop's clock.</param>
public sealed record SimulationForm(LiveSimulation? Running, string Ends, int PerMinute, int Minutes);
