using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Demo.Making;
using Portal.Features.Obligations;
using Portal.Features.Registers;

namespace Portal.Features.Demo.Life;

/// <summary>Registers that are empty get what people wrote down before anybody looked.</summary>
internal sealed class RegisterLife(PortalReader reader, SaveThings save, OpenEntry open, CompleteStage complete, RegisterShelf shelf)
{
    private bool _isFilled;

    /// <summary>Fills them, once.</summary>
    public async Task StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (_isFilled)
        {
            return;
        }

        if (!await reader.ReadAsync((db, token) => db.Set<RegisterEntry>().AnyAsync(token), cancellationToken))
        {
            foreach (var (list, things) in EstateData.Shipped.Registers.Lists)
            {
                await save.RunAsync(DemoActor.System, list, things, cancellationToken);
            }

            foreach (var entry in EstateData.Shipped.Registers.Entries)
            {
                await EnterAsync(situation, entry, cancellationToken);
            }
        }

        _isFilled = true;
    }

    private async Task EnterAsync(LifeSituation situation, EntryData entry, CancellationToken cancellationToken)
    {
        if (situation.OfCode(entry.Staff) is not { } writer || shelf.Find(entry.Register) is not { } book)
        {
            return;
        }

        var (actor, today) = (LifeSituation.ActorOf(writer), shelf.Zone.DateOf(situation.Now));
        var opened = await open.RunAsync(actor, entry.Register, Answers(entry.Stages[0], today), true, cancellationToken);
        foreach (var (stage, answers) in book.Stages.Zip(entry.Stages).Skip(1).TakeWhile(_ => opened.IsDone))
        {
            await complete.RunAsync(actor, opened.Value, stage.Key, Answers(answers, today), cancellationToken);
        }
    }

    private static EvidenceAnswer[] Answers(IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        [.. answers.Select(answer => new EvidenceAnswer(answer.Key, "", Value(answer.Value, today)))];

    private static string Value(string text, DateOnly today) =>
        text is ['{', .. var days, '}'] ? DayText.Of(today.AddDays(int.Parse(days, CultureInfo.InvariantCulture))) : text;
}
