using Portal.App;
using Portal.App.CommandLine;
using Portal.App.Layout;
using Portal.Data;

namespace Portal.Exchange.Imports;

internal static class ImportSetup
{
    public static void AddPortalImports(this IServiceCollection services)
    {
        services.AddTransient<RunImport>();
        services.AddTransient<ListImports>();
        services.AddCommand<ImportCommand>();
        services.AddSingleton(new NavItem("nav.section.admin", "nav.import", "/admin/import", "upload_file", Rights.ImportRun, 930));
    }

    /// <summary>Templates for people who are signed in.</summary>
    public static void MapImportTemplates(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/admin/import/templates/{kind}.{format}", TemplateAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> TemplateAsync(string kind, string format, HttpContext context, IAccess access, Texts texts)
    {
        if (ImportKinds.Find(kind) is not { } schema || format is not ("csv" or "xlsx"))
        {
            return Results.NotFound();
        }

        if (access.Check(context.Actor(), RunImport.Right) is not null)
        {
            return Results.Forbid();
        }

        var chinese = Texts.IsChinese(System.Globalization.CultureInfo.CurrentUICulture);
        var memory = new MemoryStream();
        if (format == "csv")
        {
            await ImportTemplate.WriteCsvAsync(schema, chinese, memory, context.RequestAborted);
            return Results.File(memory.ToArray(), "text/csv", $"{kind}.csv");
        }

        await ImportTemplate.WriteXlsxAsync(schema, chinese, key => texts[key], memory, context.RequestAborted);
        return Results.File(memory.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{kind}.xlsx");
    }
}
