using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Obligations;

/// <summary>Shows a photograph to whoever may see the obligations.</summary>
public sealed class ReadPhoto(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The photograph, or a refusal when there is none.</summary>
    public Task<Result<EvidencePhoto>> RunAsync(Actor actor, PhotoId id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadPhoto, EvidencePhoto>(
            actor,
            async (db, token) => await db.Set<EvidencePhoto>().AsNoTracking().SingleOrDefaultAsync(photo => photo.Id == id, token) is { } photo
                ? photo
                : ObligationRefusals.Unknown,
            cancellationToken);
}

internal static class EvidencePhotos
{
    public const string Route = "/evidence/photos/";

    public static void MapEvidencePhotos(this IEndpointRouteBuilder app) =>
        app.MapGet(Route + "{id:guid}", ShowAsync).RequireAuthorization().ExcludeFromDescription();

    /// <summary>The type is the one that the content was checked for; nothing in the file can run, whatever a browser takes it for.</summary>
    private static async Task<IResult> ShowAsync(Guid id, ReadPhoto read, HttpContext context, CancellationToken cancellationToken)
    {
        var photo = await read.RunAsync(context.Actor(), new PhotoId(id), cancellationToken);
        if (!photo.IsDone)
        {
            return photo.Refusal == ObligationRefusals.Unknown ? Results.NotFound() : Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = $"inline; filename=\"{id:N}.{(photo.Value.ContentType == "image/png" ? "png" : "jpg")}\"";
        return Results.Bytes(photo.Value.Content, photo.Value.ContentType);
    }
}
