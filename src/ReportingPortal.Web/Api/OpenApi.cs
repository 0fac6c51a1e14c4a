using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReportingPortal.Web.Api;

/// <summary>The published contract: /openapi/v1.json, written from the endpoints themselves.</summary>
public static class OpenApi
{
    private const string Scheme = "api_key";

    public static void AddPortalOpenApi(this IServiceCollection services)
        => services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(AddQueryParametersAsync);
            options.AddSchemaTransformer(WriteNumbersAsNumbersAsync);
        });

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ReportingPortal",
            Version = "v1",
            Description = "Every figure a page shows, computed by the same query. Money is a number with at most four decimals, rates are 0 to 1, an undefined ratio is null. Lists and series are also had as CSV (Accept: text/csv, or format=csv): UTF-8, commas, decimal points. Only a link with format=csv opened in a signed-in browser answers as the spreadsheets there read it.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of one tenant: Authorization: Bearer rp_…",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task AddQueryParametersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Parameters ??= [];
        foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema
                {
                    Type = parameter.IsInteger ? JsonSchemaType.Integer : JsonSchemaType.String,
                    Format = parameter.Format,
                    Enum = parameter.Choices is null ? null : [.. parameter.Choices.Select(choice => (JsonNode)choice)],
                },
            });
        }

        return Task.CompletedTask;
    }

    // Numbers in strings are read, out of kindness; they are never written.
    private static Task WriteNumbersAsNumbersAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (schema.Type is { } type && (type & (JsonSchemaType.Number | JsonSchemaType.Integer)) != 0 && type.HasFlag(JsonSchemaType.String))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }
}
