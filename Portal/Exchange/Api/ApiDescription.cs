using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.App;

namespace Portal.Exchange.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the endpoints' types tell: the key, and what bodies look like.</summary>
internal static class ApiDescription
{
    private const string Key = "ApiKey";

    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DescribeKeyAsync);
            options.AddOperationTransformer(DescribeOperationAsync);
        });

    private static Task DescribeKeyAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiGroup.KeyHeader,
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true)
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Unauthorized" });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = "Forbidden" });
        }

        foreach (var metadata in context.Description.ActionDescriptor.EndpointMetadata)
        {
            operation.RequestBody = metadata switch
            {
                ImportSchema schema => BodyOf(["application/json"], ObjectOf(schema, context.ApplicationServices.GetRequiredService<Texts>())),
                FileBody file => BodyOf(file.Types, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }),
                _ => operation.RequestBody,
            };
        }

        return Task.CompletedTask;
    }

    private static OpenApiRequestBody BodyOf(IEnumerable<string> types, OpenApiSchema schema) => new()
    {
        Required = true,
        Content = types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal),
    };

    private static OpenApiSchema ObjectOf(ImportSchema schema, Texts texts) => new()
    {
        Type = JsonSchemaType.Object,
        Required = schema.Columns.Where(column => column.Required).Select(column => column.JsonName).ToHashSet(StringComparer.Ordinal),
        Properties = schema.Columns.ToDictionary(
            column => column.JsonName,
            IOpenApiSchema (column) => new OpenApiSchema
            {
                Type = column.Required ? JsonSchemaType.String | JsonSchemaType.Number : JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null,
                Description = ImportTemplate.Describe(column, key => texts.For(Texts.English, key)),
            },
            StringComparer.Ordinal),
    };
}
