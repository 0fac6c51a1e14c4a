using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Recommendations.Trials;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>
/// What recommendations are made from and kept in, in the transaction of their run: the record of now, always, and fitted models, which serve
/// on with the trial that chose among them until the record has moved on too far (<see cref="RecommendationSettings.MaxChange"/>).
/// </summary>
internal sealed class RecommendationStore(TenantSession session, RecommendationSettings settings)
{
    private readonly ModelChunks chunks = new(session);

    /// <returns>The customers the model knows.</returns>
    public async Task<long> RunAsync(RunContext run, CancellationToken ct)
    {
        var data = await new InteractionReader(session, settings).ReadAsync(run, ct);
        var model = await ModelAsync(run, data, ct);
        session.Db.Add(model);
        await session.Db.SaveChangesAsync(ct);
        session.Db.ChangeTracker.Clear();
        return model.Users;
    }

    /// <summary>What no run names any more.</summary>
    public Task DeleteUnusedAsync(CancellationToken ct) => chunks.DeleteUnusedAsync(ct);

    /// <summary>
    /// The model of a run that is still kept where everything is as it was then: nothing has changed, or the last change was taken back. Else one
    /// of today's record, with the fit of the run before or one of its own.
    /// </summary>
    private async Task<RecommendationModel> ModelAsync(RunContext run, RecommendationData data, CancellationToken ct)
    {
        var record = RecordFile.Write(data.Catalogue, data.Record, settings);
        var fingerprint = Fingerprint(record);
        var kept = await session.Db.RecommendationModels.AsNoTracking().ToListAsync(ct);
        if (kept.Find(each => each.Fingerprint == fingerprint) is { } same)
        {
            same.RunId = run.RunId;
            return same;
        }

        await chunks.WriteAsync(run.RunId, record, ct);
        var model = await ServingOnAsync(kept.Find(each => each.RunId == run.PreviousRunId), run, data, ct) ?? await FittedAsync(run, data, ct);
        (model.TenantId, model.RunId, model.Version, model.Fingerprint, model.CreatedAt) = (session.Tenant.TenantId, run.RunId, run.RunId, fingerprint, run.StartedAt);
        model.Weights = settings.Weights.ToJson();
        (model.Users, model.Products, model.Interactions) = (data.Record.UserIds.Length, data.Catalogue.Count, data.Record.Interactions.Entries);
        return model;
    }

    /// <summary>The model before with what it has fitted and found out; null where that is too old, too different or made by other rules.</summary>
    private async Task<RecommendationModel?> ServingOnAsync(RecommendationModel? previous, RunContext run, RecommendationData data, CancellationToken ct)
    {
        if (previous is null || run.StartedAt - previous.FittedAt >= TimeSpan.FromDays(settings.MaxFitDays)
            || await chunks.ReadBaseAsync(previous.FitVersion, ct) is not { } made || made.Settings != $"{settings}")
        {
            return null;
        }

        var change = made.ChangeTo(data.Catalogue, data.Record);
        previous.FittedShare = change.Known;
        return change.Share < settings.MaxChange ? previous : null;
    }

    private async Task<RecommendationModel> FittedAsync(RunContext run, RecommendationData data, CancellationToken ct)
    {
        var models = FittedModels.Fit(data.Record, data.Catalogue, settings);
        var version = OrderedId.Next();
        await chunks.WriteAsync(version, FitFile.Write(FitBase.Of(data.Catalogue, data.Record, settings), models), ct);
        var trial = ModelTrial.Run(data, settings);
        return new RecommendationModel
        {
            FitVersion = version,
            FittedAt = run.StartedAt,
            FittedShare = 1,
            Serving = trial.Serving,
            Reason = trial.Reason,
            CutAt = trial.CutAt?.ToUniversalTime(),
            TestCandidates = trial.Candidates,
            TestUsers = trial.Customers,
            Metrics = JsonSerializer.Serialize(trial.Metrics),
        };
    }

    private string Fingerprint(byte[] record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{settings}"));
        hash.AppendData(record);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
