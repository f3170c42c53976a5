using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>Answers an item with a photograph. It replaces an earlier one of the same item until the occurrence is done.</summary>
public sealed class KeepPhoto(PortalWriter writer, PackLibrary library, IEnumerable<SettingDefinition> settings, IAccess access, SiteZone zone) : IUseCase
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 4 << 20;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Keeps the photograph.</summary>
    /// <param name="actor">Who took it; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="line">The item and the thing; the value is not looked at.</param>
    /// <param name="content">The file: a JPEG or a PNG.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result> RunAsync(Actor actor, string obligation, string key, EvidenceAnswer line, byte[] content, CancellationToken cancellationToken)
    {
        if (content.Length > LargestFile)
        {
            return ObligationRefusals.PhotoTooLarge.With(LargestFile >> 20);
        }

        if (Picture.Of(content) is not { } picture)
        {
            return ObligationRefusals.NoPhoto;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return await writer.WriteAsync<KeepPhoto>(
            actor,
            async (unit, token) =>
            {
                if (await OccurrenceInHand.FindAsync(unit, access, zone, library, settings, obligation, key, token) is not { } hand)
                {
                    return ObligationRefusals.Unknown;
                }

                if (await hand.CheckAsync(token) is { } refusal)
                {
                    return refusal;
                }

                var photo = new EvidencePhoto { Id = TypedId.New<PhotoId>(unit.Now), ContentType = picture.ContentType, Content = content, Hash = hash, At = unit.Now };
                var read = hand.Rule.Form.Read(line with { Value = photo.Id.Value.ToString("N") }, hand.Things);
                if (!read.IsDone)
                {
                    return read.Refusal;
                }

                var entry = await unit.Db.Set<EvidenceEntry>().SingleOrDefaultAsync(
                    one => one.Obligation == obligation && one.Key == key && one.Item == line.Item && one.Thing == line.Thing && one.Number == 0, token);
                if (entry is not null && Guid.TryParseExact(entry.Value, "N", out var replaced))
                {
                    var id = new PhotoId(replaced);
                    unit.Db.RemoveRange(await unit.Db.Set<EvidencePhoto>().Where(one => one.Id == id).ToListAsync(token));
                }

                unit.Db.Add(photo);
                return AnswerItem.Keep(unit, hand, entry, read.Value);
            },
            cancellationToken);
    }
}
