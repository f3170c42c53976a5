using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>A photograph or a document that answers an item, checked by what it is.</summary>
public sealed class EvidenceUpload
{
    /// <summary>Largest photograph, in bytes.</summary>
    public const int LargestPhoto = 4 << 20;

    /// <summary>Largest document, in bytes.</summary>
    public const int LargestFile = 10 << 20;

    private readonly object _row;

    private EvidenceUpload(Guid id, object row) => (Value, _row) = (id.ToString("N"), row);

    /// <summary>The answer that points to it.</summary>
    public string Value { get; }

    /// <summary>Checks it; refused where its content is not what the kind of item takes.</summary>
    /// <param name="kind">Kind of the item; null where the form has no such item.</param>
    /// <param name="name">Name of the file, for a document.</param>
    /// <param name="content">The file as it came.</param>
    /// <param name="now">When it came (UTC).</param>
    public static Result<EvidenceUpload> Read(EvidenceItemKind? kind, string? name, byte[] content, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        switch (kind)
        {
            case EvidenceItemKind.Photo when content.Length > LargestPhoto:
                return ObligationRefusals.PhotoTooLarge.With(LargestPhoto >> 20);
            case EvidenceItemKind.Photo when Picture.Of(content) is { } picture:
                var photo = new EvidencePhoto { Id = TypedId.New<PhotoId>(now), ContentType = picture.ContentType, Content = content, Hash = HashOf(content), At = now };
                return new EvidenceUpload(photo.Id.Value, photo);
            case EvidenceItemKind.Photo:
                return ObligationRefusals.NoPhoto;
            case EvidenceItemKind.File when content.Length > LargestFile:
                return ObligationRefusals.FileTooLarge.With(LargestFile >> 20);
            case EvidenceItemKind.File when DocumentKind.Of(content) is { } document:
                var file = new EvidenceFile { Id = TypedId.New<EvidenceFileId>(now), Name = document.NameOf(name), ContentType = document.ContentType, Content = content, Hash = HashOf(content), At = now };
                return new EvidenceUpload(file.Id.Value, file);
            case EvidenceItemKind.File:
                return ObligationRefusals.NoFile;
            default:
                return EvidenceRefusals.ItemUnknown.With("");
        }
    }

    /// <summary>Keeps it, in the place of an earlier one.</summary>
    /// <param name="unit">The unit of work that keeps the answer.</param>
    /// <param name="replaced">The answer that pointed to the earlier one, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task KeepAsync(WriteUnit unit, string? replaced, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(replaced, "N", out var old))
        {
            var (photo, file) = (new PhotoId(old), new EvidenceFileId(old));
            unit.Db.RemoveRange(await unit.Db.Set<EvidencePhoto>().Where(one => one.Id == photo).ToListAsync(cancellationToken));
            unit.Db.RemoveRange(await unit.Db.Set<EvidenceFile>().Where(one => one.Id == file).ToListAsync(cancellationToken));
        }

        unit.Db.Add(_row);
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
