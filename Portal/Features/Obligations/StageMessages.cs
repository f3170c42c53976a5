using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>What a sending tells whom.</summary>
internal sealed class StageMessages(DateTimeOffset now)
{
    private readonly List<(DueStage Stage, InboxMessage Message, string Via)> _told = [];

    /// <summary>Tells a stage to its readers.</summary>
    public void Tell(DueStage due, Obligation obligation, IReadOnlyList<PersonId> readers)
    {
        if (readers.Count > 0)
        {
            var args = IsOwn(obligation, due) ? due.Row.Args ?? "[]" : MessageArgs.Write([obligation.Name, due.Row.Due, due.Row.Label ?? ""]);
            _told.AddRange(readers.Select(person => Of(due, obligation, person, args)));
        }
    }

    /// <summary>Tells each his part of a digest.</summary>
    public void Tell(DueStage due, Obligation obligation, IReadOnlyList<DigestLine> lines) =>
        _told.AddRange(lines.Select(line => Of(due, obligation, line.Person, MessageArgs.Write(line.Args))));

    /// <summary>
    /// Puts the messages into the inboxes, and those that may leave the portal into its outbox; counts the readers of each
    /// stage. Nobody is told twice what has the same origin. Answers how many messages there are.
    /// </summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="channels">The channels that are on.</param>
    /// <param name="cancellationToken">Honoured between statements.</param>
    public async Task<int> SendAsync(WriteUnit unit, List<Channel> channels, CancellationToken cancellationToken)
    {
        if (_told.Count == 0)
        {
            return 0;
        }

        var sent = (await unit.SendNewAsync([.. _told.Select(one => one.Message)], cancellationToken)).ToHashSet();
        _told.RemoveAll(one => !sent.Contains(one.Message));
        foreach (var (stage, _, _) in _told)
        {
            stage.Stage.Readers++;
        }

        await unit.DeliverAsync([.. _told.Select(Leaving)], channels, cancellationToken);
        if (_told.Count > 0)
        {
            unit.Record(ToJson());
        }

        return _told.Count;
    }

    private static bool IsOwn(Obligation obligation, DueStage due) => (due.Step is null ? obligation.Texts.Reminder : obligation.Texts.Missed) is not null;

    private static ChannelMessage Leaving((DueStage Stage, InboxMessage Message, string Via) one) =>
        new($"{one.Stage.Stage.Obligation}|{one.Stage.Stage.Key}", $"{one.Stage.Stage.Stage}|{OccurrenceKey.Instant(one.Stage.Stage.At)}", one.Message, one.Via);

    private (DueStage Stage, InboxMessage Message, string Via) Of(DueStage due, Obligation obligation, PersonId person, string args) =>
        (due, due.To(person, TextOf(obligation, due), args, now), due.ChannelOf(obligation));

    private string TextOf(Obligation obligation, DueStage due) =>
        due.Step is not null ? obligation.Texts.Missed ?? "obligation.missed"
        : obligation.Texts.Reminder ?? (now - due.Stage.At > SendStages.Late ? "obligation.late" : "obligation.due");

    /// <summary>Which stage was told to whom, for the audit.</summary>
    private string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("told");
            foreach (var stage in _told.GroupBy(one => one.Stage.Stage, one => one.Message.Person))
            {
                json.WriteStartObject();
                json.WriteString("obligation", stage.Key.Obligation);
                json.WriteString("key", stage.Key.Key);
                json.WriteString("stage", stage.Key.Stage);
                json.WriteStartArray("to");
                foreach (var person in stage)
                {
                    json.WriteStringValue(person.Value);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
