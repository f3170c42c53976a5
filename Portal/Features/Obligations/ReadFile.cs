using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Obligations;

/// <summary>Hands out a document to whoever may see the obligations.</summary>
public sealed class ReadFile(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The document, or a refusal when there is none.</summary>
    public Task<Result<EvidenceFile>> RunAsync(Actor actor, EvidenceFileId id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadFile, EvidenceFile>(
            actor,
            async (db, token) => await db.Set<EvidenceFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, token) is { } file
                ? file
                : ObligationRefusals.Unknown,
            cancellationToken);
}

internal static class EvidenceFiles
{
    public const string Route = "/evidence/files/";

    public static void MapEvidenceFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(Route + "{id:guid}", SendAsync).RequireAuthorization().ExcludeFromDescription();

    /// <summary>Always a download, never a page of the portal: what is in a document cannot act as its reader.</summary>
    private static async Task<IResult> SendAsync(Guid id, ReadFile read, HttpContext context, CancellationToken cancellationToken)
    {
        var file = await read.RunAsync(context.Actor(), new EvidenceFileId(id), cancellationToken);
        if (!file.IsDone)
        {
            return file.Refusal == ObligationRefusals.Unknown ? Results.NotFound() : Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Value.Name }.ToString();
        return Results.Bytes(file.Value.Content, file.Value.ContentType);
    }
}
