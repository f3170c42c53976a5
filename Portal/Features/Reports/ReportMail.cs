using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;

namespace Portal.Features.Reports;

/// <summary>How a mail about a report stands [B-019].</summary>
/// <param name="To">Who it is for.</param>
/// <param name="State">How it stands.</param>
/// <param name="SettledAt">When it was accepted or failed (UTC), or null.</param>
/// <param name="Fault">Why it failed, or null; a key of the channels' texts.</param>
public sealed record ReportMailing(string To, DeliveryState State, DateTimeOffset? SettledAt, string? Fault);

/// <summary>
/// Sends a report that was handed in to the roles that its form names, else to the department that reads reports, by inbox
/// and mail, and knows what became of it. Where the site has no such department, its managers read it.
/// </summary>
internal static class ReportMail
{
    private const string ReadingDepartment = "市场拓展部";
    private const string Clause = "B-019";

    /// <summary>Queues it in the unit that hands the report in; each handing in is a mailing of its own.</summary>
    public static async Task MailAsync(this WriteUnit unit, ReportTemplate template, Report report, CancellationToken cancellationToken)
    {
        var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code).ToListAsync(cancellationToken);
        var named = template.Readers.Count > 0;
        var readers = people.FindAll(person => named ? template.Readers.Contains(person.Role) : person.Department == ReadingDepartment);
        if (readers.Count == 0)
        {
            readers = people.FindAll(person => person.Role == Roles.Manager.Key);
        }

        var messages = new List<ChannelMessage>();
        foreach (var reader in readers)
        {
            var message = InboxMessage.To(
                reader.Id, "reports.handed-in", [template.Name, report.Department, DayText.Of(report.From), DayText.Of(report.To), Written(template, report)], unit.Now, named ? template.Clauses[0] : Clause, $"/reports/{report.Id.Value}");
            unit.Send(message);
            messages.Add(new ChannelMessage(OccasionOf(report), $"submitted-{report.Version}", message, ChannelMessage.Mail));
        }

        await unit.DeliverAsync(messages, cancellationToken);
    }

    /// <summary>What became of the mails about a report, the newest first.</summary>
    public static async Task<IReadOnlyList<ReportMailing>> MailingsAsync(this PortalDb db, Report report, CancellationToken cancellationToken)
    {
        var occasion = OccasionOf(report);
        var sent = from delivery in db.Set<ChannelDelivery>().AsNoTracking()
                   where delivery.Occasion == occasion
                   join person in db.Set<Person>() on delivery.Person equals person.Id
                   orderby delivery.QueuedAt descending, person.Code
                   select new ReportMailing(person.Name, delivery.State, delivery.SettledAt, delivery.Fault);
        return await sent.ToListAsync(cancellationToken);
    }

    private static string OccasionOf(Report report) => $"report/{report.Id.Value:N}";

    /// <summary>The filled fields, one below the other, in both languages of their labels.</summary>
    private static Wording Written(ReportTemplate template, Report report)
    {
        var (chinese, english) = (new StringBuilder(), new StringBuilder());
        foreach (var field in template.Fields.Where(field => !report.Of(field.Key).IsBlank))
        {
            var value = report.Of(field.Key);
            var text = value.Shown ?? string.Concat(value.Rows.Select(row => "\n  " + string.Join(" · ", row)));
            chinese.Append(CultureInfo.InvariantCulture, $"\n{field.Label.Chinese}：{text}");
            english.Append(CultureInfo.InvariantCulture, $"\n{field.Label.English}: {text}");
        }

        return new Wording(chinese.ToString(), english.ToString());
    }
}
