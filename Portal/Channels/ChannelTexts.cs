using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.App;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>What a delivery says, in the language of its channel.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Its clause, or null.</param>
/// <param name="Link">Where to act, absolute; null while the portal's address is not configured.</param>
internal sealed record Wordings(string Title, string Text, string? Source, Uri? Link)
{
    /// <summary>As one piece of plain text, without the title.</summary>
    public string Body => string.Join('\n', new[] { Text, Source is null ? null : $"[{Source}]", Link?.ToString() }.Where(line => line is not null));
}

/// <summary>Puts deliveries into words.</summary>
internal sealed class ChannelTexts(Texts texts, SiteClock clock, IOptions<ChannelOptions> options)
{
    /// <summary>Of one delivery.</summary>
    public Wordings Of(ChannelDelivery delivery, CultureInfo culture) => In(culture, () =>
    {
        var args = MessageArgs.Read(delivery.Args, clock);
        return new Wordings(texts.For(culture, delivery.Text + ".title"), texts.For(culture, delivery.Text, args), delivery.Clause, LinkTo(delivery.Link));
    });

    /// <summary>Title of several deliveries in one message.</summary>
    public string DigestTitle(int count, CultureInfo culture) => texts.For(culture, "channels.digest", count);

    /// <summary>What several deliveries say in one message.</summary>
    public static string Digest(IEnumerable<Wordings> all) =>
        string.Join("\n\n", all.Select((one, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {one.Title}\n{one.Body}")));

    /// <summary>The longest beginning that has at most so many bytes in UTF-8 and ends between two characters as people see them.</summary>
    public static string Cut(string text, int bytes)
    {
        const string More = "…";
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var (room, end) = (bytes - Encoding.UTF8.GetByteCount(More), 0);
        foreach (var index in StringInfo.ParseCombiningCharacters(text).Append(text.Length))
        {
            room -= Encoding.UTF8.GetByteCount(text.AsSpan(end, index - end));
            if (room < 0)
            {
                break;
            }

            end = index;
        }

        return string.Concat(text.AsSpan(0, end), More);
    }

    private Uri? LinkTo(string? page) =>
        page is not null && Uri.TryCreate(options.Value.PublicAddress, UriKind.Absolute, out var portal) && Uri.TryCreate(portal, page, out var link) ? link : null;

    /// <summary>The values of a sentence are read in the culture of the flow; nothing here waits, so it is given back at once.</summary>
    private static T In<T>(CultureInfo culture, Func<T> words)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return words();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
