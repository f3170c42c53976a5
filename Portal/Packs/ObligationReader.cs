using System.Text.Json;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;

namespace Portal.Packs;

/// <summary>Reads the obligations of a pack and the ladders that they climb.</summary>
/// <param name="citations">Reads the clauses that it carries out.</param>
/// <param name="values">Reads numbers and parameters.</param>
/// <param name="forms">Reads forms.</param>
internal sealed class ObligationReader(CitationReader citations, ValueReader values, EvidenceReader forms)
{
    private static readonly Dictionary<string, Evidence> Evidences = PackReader.Words<Evidence>();
    private static readonly Dictionary<string, CatchUp> CatchUps = PackReader.Words<CatchUp>();
    private static readonly Dictionary<string, string> Kinds = PostKinds.All.ToDictionary(kind => kind, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Channels = EscalationStep.Channels.ToDictionary(name => name, StringComparer.Ordinal);

    private readonly Dictionary<string, (IReadOnlyList<EscalationStep> Steps, PackPlace? Then)> _ladders = new(StringComparer.Ordinal);

    public IReadOnlyList<ObligationTemplate> Read(PackPlace pack)
    {
        foreach (var place in pack.Each("ladders"))
        {
            place.IsObject(["id", "steps"], ["then"]);
            if (!_ladders.TryAdd(place.Text("id"), ([.. place.Each("steps").Select(ReadStep)], place.Find("then"))))
            {
                place.Find("id")?.Wrong("this ladder stands here twice");
            }
        }

        foreach (var (id, ladder) in _ladders)
        {
            CheckEnd(id, ladder.Then);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        ObligationTemplate[] obligations = [.. pack.Each("obligations").Select(place => ReadObligation(place, keys))];
        foreach (var place in pack.Each("obligations").Select(one => one.Find("follows")).OfType<PackPlace>())
        {
            if (place.Element.ValueKind != JsonValueKind.String || !keys.Contains(place.Element.GetString()!))
            {
                place.Wrong("no obligation of this pack");
            }
        }

        foreach (var place in pack.Each("obligations"))
        {
            CheckRecords(place, obligations);
        }

        return obligations;
    }

    /// <summary>What is compared, added up or counted has to be there.</summary>
    private static void CheckRecords(PackPlace obligation, ObligationTemplate[] obligations)
    {
        foreach (var place in obligation.Each("summarises").Where(one => one.Element.ValueKind != JsonValueKind.String || Form(one.Element.GetString()!) is null))
        {
            place.Wrong("no obligation of this pack");
        }

        foreach (var against in obligation.Each("form").Select(item => item.Find("against")).OfType<PackPlace>().Where(one => one.Element.ValueKind == JsonValueKind.Object))
        {
            if (Form(against.Text("obligation"))?.Items.Any(item => item.Key == against.Text("item") && item.Kind == EvidenceItemKind.Number) != true)
            {
                against.Wrong("no number of an obligation of this pack");
            }
        }

        if (obligation.Find("target") is { } target && target.Find("by") is { } by && Form(obligation.Text("key"))?.Items.Any(item => item.Key == target.Text("by") && item.From is not null) != true)
        {
            by.Wrong("no item of this form that is chosen from a list");
        }

        EvidenceForm? Form(string key) => Array.Find(obligations, one => one.Key == key)?.Form;
    }

    private ObligationTemplate ReadObligation(PackPlace place, HashSet<string> keys)
    {
        place.IsObject(
            ["key", "zh", "en", "clauses", "trigger", "audience", "evidence"], ["receiver", "tells", "form", "follows", "opens", "grace", "remind", "ladder", "catchUp", "quiet", "texts", "target", "summarises", "sheetTo", "gates", "orders"]);
        if (!keys.Add(place.Text("key")))
        {
            place.Find("key")?.Wrong("this obligation stands here twice");
        }

        var evidence = place.OneOf("evidence", Evidences);
        var obligation = new ObligationTemplate(
            place.Text("key"), new Wording(place.Text("zh"), place.Text("en")), citations.Read(place), new TriggerReader(values).Read(place), ReadAudience(place, "audience"), evidence)
        {
            Form = forms.Read(place, evidence),
            Receiver = place.Find("receiver") is null ? null : ReadAudience(place, "receiver"),
            Follows = place.Find("follows") is null ? null : place.Text("follows"),
            OpensBefore = place.Find("opens") is { } opens ? values.Read(opens, ParameterUnit.Minutes) : null,
            Ladder = place.Find("ladder") is { } ladder ? Climb(ladder) : [],
            CatchUp = place.Find("catchUp") is null ? CatchUp.One : place.OneOf("catchUp", CatchUps),
            RespectsQuietHours = place.Truth("quiet"),
            Texts = place.Find("texts") is { } texts ? ReadTexts(texts) : ObligationTexts.General,
            Target = place.Find("target") is { } target ? ReadTarget(target) : null,
            Summarises = [.. place.Each("summarises").Where(one => one.Element.ValueKind == JsonValueKind.String).Select(one => one.Element.GetString()!)],
            SheetTo = place.Find("sheetTo") is { } reader ? ReadAudience(reader) : null,
            Orders = place.Find("orders") is null ? null : place.Text("orders"),
        };
        CheckAudiences(place, obligation);
        obligation = obligation with { Tells = TellingReader.Read(place, obligation.Form), Gate = GateReader.Read(place, obligation) };
        if (place.Find("grace") is { } grace)
        {
            obligation = obligation with { Grace = values.Read(grace, ParameterUnit.Minutes) };
        }

        return place.Find("remind") is null
            ? obligation
            : obligation with { RemindBefore = [.. place.Each("remind").Select(one => values.Read(one, ParameterUnit.Minutes))] };
    }

    /// <summary>An audience that can never have anybody is none.</summary>
    private static void CheckAudiences(PackPlace place, ObligationTemplate obligation)
    {
        foreach (var (name, audience) in (ReadOnlySpan<(string, Audience?)>)[("audience", obligation.Audience is Audience.Digest ? null : obligation.Audience), ("receiver", obligation.Receiver), ("sheetTo", obligation.SheetTo)])
        {
            if (audience is not null && !ObligationTerms.Knows(obligation, audience))
            {
                place.Find(name)?.Wrong("nobody: who answers for it, and the post that it is about, are known only of an event or a shift");
            }
        }

        if (obligation.Ladder.Any(step => !ObligationTerms.Knows(obligation, step.To)))
        {
            place.Find("ladder")?.Wrong("a step reaches nobody: who answers for it, and the post that it is about, are known only of an event or a shift");
        }
    }

    private DailyTargetTemplate ReadTarget(PackPlace place)
    {
        place.IsObject(["perDay"], ["by"]);
        return new DailyTargetTemplate(place.Find("perDay") is { } count ? values.Read(count) : RuleValue.Of("0"), place.Find("by") is null ? null : place.Text("by"));
    }

    private static ObligationTexts ReadTexts(PackPlace place)
    {
        place.IsObject([], ["reminder", "missed"]);
        return new ObligationTexts(place.Find("reminder") is null ? null : place.Text("reminder"), place.Find("missed") is null ? null : place.Text("missed"));
    }

    private EscalationStep ReadStep(PackPlace place)
    {
        place.IsObject(["after", "to"], ["channel"]);
        var after = place.Number("after") ?? 0;
        if (after < 0)
        {
            place.Find("after")?.Wrong("minutes after the miss, 0 or more");
        }

        return new EscalationStep(
            TimeSpan.FromMinutes((double)after), ReadAudience(place, "to"), place.Find("channel") is null ? "inbox" : place.OneOf("channel", Channels));
    }

    internal static Audience ReadAudience(PackPlace parent, string name)
    {
        if (parent.Find(name) is not { } place)
        {
            return new Audience.Holder();
        }

        return ReadAudience(place);
    }

    private static Audience ReadAudience(PackPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.Array && place.Element.GetArrayLength() > 0)
        {
            return new Audience.Several([.. place.Items().Select(ReadAudience)]);
        }

        if (place.Element.ValueKind == JsonValueKind.Object && place.Element.EnumerateObject().Count() == 1)
        {
            switch (place.Element.EnumerateObject().Single().Name)
            {
                case "onDuty":
                    return new Audience.OnDuty(place.Find("onDuty")!.Value.Element.ValueKind == JsonValueKind.Null ? null : place.OneOf("onDuty", Kinds));
                case "role":
                    var role = place.Text("role");
                    if (Roles.Find(role) is null)
                    {
                        place.Find("role")?.Wrong($"no role: {role}");
                    }

                    return new Audience.InRole(role);
                case "holder":
                    return new Audience.Holder();
                case "superiors":
                    return new Audience.Superiors();
                case "digest":
                    return new Audience.Digest(place.Text("digest"));
            }
        }

        place.Wrong("one of these is expected: {\"onDuty\": kind of post}, {\"role\": key}, {\"holder\": true}, {\"superiors\": true}, {\"digest\": name}, or a list of them");
        return new Audience.Holder();
    }

    /// <summary>All steps of a ladder and of those it goes on to, each counted from the same miss.</summary>
    private IReadOnlyList<EscalationStep> Climb(PackPlace place)
    {
        var steps = new List<EscalationStep>();
        var climbed = new HashSet<string>(StringComparer.Ordinal);
        for (PackPlace? at = place; at is { } rung;)
        {
            var id = rung.Element.ValueKind == JsonValueKind.String ? rung.Element.GetString()! : "";
            if (!_ladders.TryGetValue(id, out var ladder))
            {
                rung.Wrong($"no ladder of this pack: {id}");
                break;
            }

            if (!climbed.Add(id))
            {
                break;
            }

            steps.AddRange(ladder.Steps);
            at = ladder.Then;
        }

        return [.. steps.OrderBy(step => step.After)];
    }

    private void CheckEnd(string id, PackPlace? then)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        for (var next = then; next is { } place;)
        {
            var name = place.Element.ValueKind == JsonValueKind.String ? place.Element.GetString()! : "";
            if (!_ladders.TryGetValue(name, out var ladder))
            {
                place.Wrong($"no ladder of this pack: {name}");
                return;
            }

            if (!seen.Add(name))
            {
                then!.Value.Wrong($"the ladder {id} comes back to {name}: it would never end");
                return;
            }

            next = ladder.Then;
        }
    }
}
