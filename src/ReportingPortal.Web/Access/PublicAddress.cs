namespace ReportingPortal.Web.Access;

/// <summary>
/// The address people reach the portal under, for links in mails. Set Portal:PublicUrl where the host name of a request
/// can't be trusted: a forged one would send a reset link elsewhere.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IHttpContextAccessor accessor)
{
    public string To(string path)
    {
        var root = configuration["Portal:PublicUrl"];
        if (string.IsNullOrEmpty(root))
        {
            var request = accessor.HttpContext?.Request;
            root = request is null ? "http://localhost:5000" : $"{request.Scheme}://{request.Host}";
        }

        return root.TrimEnd('/') + path;
    }
}
