using System.Globalization;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Demo.Making;
using Portal.Features.Obligations;

namespace Portal.Features.Demo.Life;

/// <summary>People do what they are obliged to, mostly some minutes before it is due; a few things stay undone.</summary>
internal sealed class ObligationLife(ReadObligations read, AnswerItem answer, ConfirmOccurrence confirm, Texts texts, SiteZone zone)
{
    private const double Done = 0.96;
    private static readonly TimeSpan Earliest = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Confirms what its people have done by now; answers how many occurrences.</summary>
    public async Task<int> StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (situation.Now - _last < Pause)
        {
            return 0;
        }

        _last = situation.Now;
        var lines = await read.RunAsync(DemoActor.System, zone.DateOf(situation.Now), cancellationToken);
        var done = 0;
        foreach (var line in lines.IsDone ? lines.Value : [])
        {
            if (line.Standing is OccurrenceStanding.Open or OccurrenceStanding.Due && IsDone(situation, line) && Doer(situation, line) is { } person)
            {
                var actor = LifeSituation.ActorOf(person);
                foreach (var asked in line.Unanswered)
                {
                    await answer.RunAsync(actor, line.Obligation, line.Key, Answer(asked, line.Key, situation.Plan.Seed), cancellationToken);
                }

                var note = line.Evidence == Evidence.Confirm || line.Asked.Count > 0 ? null : texts.For(Texts.Chinese, "demo.obligation-note");
                var confirmed = await confirm.RunAsync(actor, line.Obligation, line.Key, note, cancellationToken);
                done += confirmed.IsDone ? 1 : 0;
            }
        }

        return done;
    }

    /// <summary>Mostly in order; numbers from the middle of what their item takes.</summary>
    private EvidenceAnswer Answer(EvidenceLine asked, string key, int seed)
    {
        var (item, chance) = (asked.Item, Chance.Of(seed, $"{key} {asked.Item.Key} {asked.Thing}"));
        var value = item.Kind switch
        {
            EvidenceItemKind.Tick => EvidenceItem.Yes,
            EvidenceItemKind.OkOrFault => chance.Is(Done) ? EvidenceItem.Ok : EvidenceItem.Fault,
            EvidenceItemKind.Number => decimal.Round(((item.Least ?? 0) + (item.Most ?? 100)) / 2).ToString(CultureInfo.InvariantCulture),
            EvidenceItemKind.Choice => item.Choices[0].Key,
            EvidenceItemKind.Date => DayText.Of(zone.DateOf(_last)),
            _ => texts.For(Texts.Chinese, "demo.obligation-note"),
        };
        return new EvidenceAnswer(item.Key, asked.Thing, value, item.IsFinding(value) ? texts.For(Texts.Chinese, "demo.obligation-finding") : null);
    }

    private static bool IsDone(LifeSituation situation, ObligationLine line)
    {
        var chance = Chance.Of(situation.Plan.Seed, line.Obligation + " " + line.Key);
        var span = line.Due - line.Opens < Earliest ? line.Due - line.Opens : Earliest;
        return chance.Is(Done) && situation.Now >= line.Due - chance.Share() * span;
    }

    private static Domain.People.Person? Doer(LifeSituation situation, ObligationLine line) =>
        line.People.Where(situation.People.ContainsKey).Select(id => situation.People[id]).FirstOrDefault();
}
