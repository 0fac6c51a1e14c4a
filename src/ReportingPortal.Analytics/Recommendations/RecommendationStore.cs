using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Clustering;
using ReportingPortal.Analytics.Recommendations.Trials;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>A model ready to be kept; the file is null where an earlier run's serves on.</summary>
internal sealed record PreparedModel(RecommendationModel Row, byte[]? File);

/// <summary>What recommendations are made from and kept in, in the transaction of their run.</summary>
internal sealed class RecommendationStore(TenantSession session, RecommendationSettings settings)
{
    private const int ChunkBytes = 1 << 20;

    /// <returns>The customers the model knows.</returns>
    public async Task<long> RunAsync(RunContext run, CancellationToken ct)
    {
        var data = await new InteractionReader(session, settings).ReadAsync(run.RunId, ct);
        var model = await PrepareAsync(run, data, ct);
        await SaveAsync(model, ct);
        return model.Row.Users;
    }

    /// <summary>Models no run names any more.</summary>
    public Task DeleteUnusedAsync(CancellationToken ct)
        => session.Db.RecommendationChunks.Where(chunk => !session.Db.RecommendationModels.Any(model => model.Version == chunk.Version)).ExecuteDeleteAsync(ct);

    /// <summary>Fits and tests models, unless everything they would be made of is as it was.</summary>
    private async Task<PreparedModel> PrepareAsync(RunContext run, RecommendationData data, CancellationToken ct)
    {
        var record = ModelFile.WriteRecord(data.Catalogue, data.Record);
        var fingerprint = Fingerprint(data, record);
        var previous = await session.Db.RecommendationModels.AsNoTracking().SingleOrDefaultAsync(model => model.RunId == run.PreviousRunId, ct);
        if (previous?.Fingerprint == fingerprint)
        {
            previous.RunId = run.RunId;
            return new PreparedModel(previous, null);
        }

        var models = FittedModels.Fit(data.Record, data.Catalogue, settings);
        var trial = Try(data);
        return new PreparedModel(
            new RecommendationModel
            {
                TenantId = session.Tenant.TenantId,
                RunId = run.RunId,
                Version = run.RunId,
                Fingerprint = fingerprint,
                CreatedAt = run.StartedAt,
                Serving = trial.Serving,
                Reason = trial.Reason,
                CutAt = trial.CutAt?.ToUniversalTime(),
                TestCandidates = trial.Candidates,
                TestUsers = trial.Customers,
                Metrics = JsonSerializer.Serialize(trial.Metrics),
                Users = data.Record.UserIds.Length,
                Products = data.Catalogue.Count,
                Interactions = data.Record.Interactions.Entries,
            },
            ModelFile.Join(record, ModelFile.WriteModels(models), settings));
    }

    private async Task SaveAsync(PreparedModel model, CancellationToken ct)
    {
        session.Db.Add(model.Row);
        if (model.File is { } file)
        {
            await DeleteChunksAsync(model.Row.Version, ct);
            session.Db.AddRange(file.Chunk(ChunkBytes).Index().Select(piece => new RecommendationChunk
            {
                TenantId = session.Tenant.TenantId,
                Version = model.Row.Version,
                ChunkNumber = piece.Index,
                Content = piece.Item,
            }));
        }

        await session.Db.SaveChangesAsync(ct);
        session.Db.ChangeTracker.Clear();
    }

    /// <summary>Which model serves, and how each did beside popularity (D12).</summary>
    private TrialResult Try(RecommendationData data)
    {
        var candidates = data.FirstBoughtLater.Count;
        if (candidates < settings.MinTestUsers)
        {
            var reason = data.CutAt is null
                ? "No known customer has looked at or bought anything yet."
                : FormattableString.Invariant($"Too little to compare models: {candidates} customers bought something new in the last fifth of the time, of the {settings.MinTestUsers} it takes.");
            return new TrialResult(RecommendationStrategy.Popularity, reason, data.CutAt, candidates, 0, []);
        }

        var sample = Sample(data.FirstBoughtLater);
        var early = new Recommender(data.EarlyCatalogue, data.EarlyRecord, FittedModels.Fit(data.EarlyRecord, data.EarlyCatalogue, settings), settings);
        var metrics = ModelTrial.Measure(early, sample);
        var (serving, why) = ModelTrial.Choose(metrics, settings.MinGain);
        return new TrialResult(serving, why, data.CutAt, candidates, sample.Count, metrics);
    }

    private Task<int> DeleteChunksAsync(Guid version, CancellationToken ct)
        => session.Db.RecommendationChunks.Where(chunk => chunk.Version == version).ExecuteDeleteAsync(ct);

    /// <summary>A seeded sample without repetition, in the order of customers.</summary>
    private IReadOnlyList<(int User, HashSet<int> Relevant)> Sample(IReadOnlyList<(int User, HashSet<int> Relevant)> all)
    {
        var (rest, random) = (all.ToArray(), SeededRandom.Stream(settings.Seed, 5, 0));
        for (var taken = 0; taken < Math.Min(settings.TestUsers, rest.Length); taken++)
        {
            var other = taken + random.NextInt(rest.Length - taken);
            (rest[taken], rest[other]) = (rest[other], rest[taken]);
        }

        return [.. rest.Take(settings.TestUsers).OrderBy(each => each.User)];
    }

    private string Fingerprint(RecommendationData data, byte[] record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{settings} {data.CutAt:O}")));
        hash.AppendData(record);
        hash.AppendData(ModelFile.WriteRecord(data.EarlyCatalogue, data.EarlyRecord));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
