namespace ReportingPortal.Web.Hosting;

/// <summary>What every answer says about itself, errors and files included.</summary>
public static class SecurityHeaders
{
    /// <summary>No inline script or style anywhere; icons and textures of the style sheet are data: images.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Mails carry inline styles, as mail programs want; they may show nothing from elsewhere and run nothing.</summary>
    public const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

    /// <summary>A browser's PDF viewer is a page of its own making, with an embedded object and its own styles.</summary>
    public const string PdfPolicy =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
        => app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Apply(context);
                return Task.CompletedTask;
            });
            return next(context);
        });

    private static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isMail = context.GetEndpoint()?.Metadata.GetMetadata<MailDocumentAttribute>() is not null && context.Response.StatusCode == StatusCodes.Status200OK;
        headers.ContentSecurityPolicy = isMail ? MailPolicy : context.Response.ContentType == "application/pdf" ? PdfPolicy : PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Files say themselves how long they keep; everything else is somebody's figures.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}

/// <summary>Marks an answer that is a stored mail, shown in a sandboxed frame.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MailDocumentAttribute : Attribute;
