namespace ReportingPortal.Analytics.Recommendations;

/// <summary>A model in memory, with what every answer says of it.</summary>
internal sealed record LoadedModel(Guid Version, DateTimeOffset CreatedAt, string Serving, Recommender Recommender, long Bytes);

/// <summary>What a tenant's current run recommends from.</summary>
internal sealed record CurrentModel(Guid Version, Guid FitVersion, string Serving, DateTimeOffset CreatedAt);
