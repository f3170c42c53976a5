using System.Text.Json;
using Portal.Domain.Obligations;

namespace Portal.Packs;

/// <summary>Reads which move of a change of shifts an obligation stands before.</summary>
internal static class GateReader
{
    private static readonly Dictionary<string, GateSide> Sides = PackReader.Words<GateSide>();
    private static readonly Dictionary<string, string> Kinds = PostKinds.All.ToDictionary(kind => kind, StringComparer.Ordinal);

    /// <summary>The move alone, or the move with the kind of post and whether a reason will do. Null where it stands before none.</summary>
    public static Gate? Read(PackPlace obligation, ObligationTemplate template)
    {
        if (obligation.Find("gates") is not { } place)
        {
            return null;
        }

        if (template.Evidence == Evidence.None)
        {
            place.Wrong("nobody confirms this obligation: nothing can wait for it");
        }

        if (place.Element.ValueKind == JsonValueKind.String)
        {
            return new Gate(obligation.OneOf("gates", Sides), Home(place, template));
        }

        place.IsObject(["at"], ["post", "orReason"]);
        return new Gate(place.OneOf("at", Sides), place.Find("post") is null ? Home(place, template) : place.OneOf("post", Kinds), place.Truth("orReason"));
    }

    /// <summary>The kind of post that the obligation itself speaks of.</summary>
    private static string? Home(PackPlace place, ObligationTemplate template)
    {
        switch (template.Trigger, template.Audience)
        {
            case (TriggerTemplate.OnShift { PostKind: var kind }, _):
                return kind;
            case (TriggerTemplate.DuringShift { PostKind: var kind }, _):
                return kind;
            case (TriggerTemplate.OnEvent { PostKind: { } kind }, _):
                return kind;
            case (_, Audience.OnDuty { Kind: { } kind }):
                return kind;
            default:
                place.Wrong("the kind of post is missing: {\"at\": move, \"post\": kind}");
                return null;
        }
    }
}
