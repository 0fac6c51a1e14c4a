using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ReportingPortal.Web.Uploads;

/// <summary>What a request that carries a file may do that others may not.</summary>
public static class UploadBody
{
    /// <summary>A shop's connection may be slow: on upload routes a trickle is enough to stay connected.</summary>
    public static void Relax(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = HttpProtocol.IsHttp2(context.Request.Protocol)
                ? null
                : new MinDataRate(bytesPerSecond: 64, gracePeriod: TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>True when nothing comes at all. Looks at the first bytes and leaves them where they are.</summary>
    public static async Task<bool> IsEmptyAsync(PipeReader body, CancellationToken ct)
    {
        var first = await body.ReadAsync(ct);
        var isEmpty = first.IsCompleted && first.Buffer.IsEmpty;
        body.AdvanceTo(first.Buffer.Start);
        return isEmpty;
    }
}
