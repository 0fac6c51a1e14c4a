using System.IO.Pipelines;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Web.Uploads;

/// <summary>What came of a posted form: the files taken, and what was wrong with the others.</summary>
public sealed record UploadFormResult(IReadOnlyList<Upload> Received, string? Problem);

/// <summary>
/// Reads the upload form section by section as it arrives: framework form binding would hold files back until all have
/// come. The antiforgery token comes as a header, or as the first field of a form without script.
/// </summary>
public sealed class UploadForm(IAntiforgery antiforgery, UploadReceiver receiver, CurrentTenant tenant)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "X-CSRF-Token";
    private const int LongestField = 4096;

    public async Task<UploadFormResult> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return new UploadFormResult([], "The form is not one of files.");
        }

        UploadBody.Relax(context);
        var form = new MultipartReader(boundary, context.Request.Body);
        var received = new List<Upload>();
        var kind = UploadKind.Auto;
        var problem = default(string);
        while (await form.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                // Without the header the check would look for the token in the form, and read all of it to find none.
                if (!context.Request.Headers.ContainsKey(TokenHeader) || !await antiforgery.IsRequestValidAsync(context))
                {
                    return new UploadFormResult(received, "The form has expired. Reload the page and try again.");
                }

                problem = await TakeAsync(file, kind, received, ct) ?? problem;
            }
            else if (section.AsFormDataSection() is { } field)
            {
                problem = await ReadFieldAsync(field, context, value => UploadKindName.TryParse(value, out kind), ct) ?? problem;
            }
        }

        return new UploadFormResult(received, received.Count == 0 && problem is null ? "Choose at least one file." : problem);
    }

    private async Task<string?> TakeAsync(FileMultipartSection file, UploadKind kind, List<Upload> received, CancellationToken ct)
    {
        if (file.FileStream is null || string.IsNullOrEmpty(file.FileName))
        {
            return null;
        }

        var content = PipeReader.Create(file.FileStream);
        if (await UploadBody.IsEmptyAsync(content, ct))
        {
            return $"{file.FileName} is empty.";
        }

        received.Add(await receiver.ReceiveAsync(content.AsStream(), file.FileName, kind, preset: null, mapping: null, tenant.Tenant.AsksBeforeChange, ct));
        return null;
    }

    private static async Task<string?> ReadFieldAsync(
        FormMultipartSection field, HttpContext context, Func<string, bool> takeKind, CancellationToken ct)
    {
        using var limited = new StreamReader(field.Section.Body);
        var buffer = new char[LongestField];
        var value = new string(buffer, 0, await limited.ReadBlockAsync(buffer, ct));
        switch (field.Name)
        {
            case TokenField when !context.Request.Headers.ContainsKey(TokenHeader):
                context.Request.Headers[TokenHeader] = value;
                return null;
            case "kind" when !takeKind(value):
                return "What is in the file? Choose one of the list.";
            default:
                return null;
        }
    }
}
