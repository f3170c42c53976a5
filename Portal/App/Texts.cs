using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.App;

/// <summary>
/// Every sentence that a person reads. Each feature has one <c>*.texts.json</c> with the Chinese and the English text of
/// a key side by side; the reader's culture chooses.
/// </summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string[]> _texts;
    private readonly SiteZone _zone;

    /// <summary>Loads the texts of this assembly.</summary>
    /// <param name="zone">Zone in which sentences tell instants.</param>
    /// <exception cref="InvalidOperationException">A key is defined twice.</exception>
    public Texts(SiteZone zone)
    {
        _zone = zone;
        var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".texts.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, pair) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!)
            {
                if (!texts.TryAdd(key, pair))
                {
                    throw new InvalidOperationException($"The text {key} is defined twice; the second is in {name}.");
                }
            }
        }

        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Chinese, the first language of every screen.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Every key, for the test of completeness.</summary>
    public IReadOnlyDictionary<string, string[]> All => _texts;

    /// <summary>The text in the reader's language; a missing key shows itself.</summary>
    public string this[string key] => For(CultureInfo.CurrentUICulture, key);

    /// <summary>The text in the reader's language with its placeholders filled.</summary>
    public string this[string key, params object?[] args] => For(CultureInfo.CurrentUICulture, key, args);

    /// <summary>The sentence of a refusal in the reader's language.</summary>
    public string Of(Refusal refusal) => Of(refusal, CultureInfo.CurrentUICulture);

    /// <summary>The sentence of a refusal in a given language.</summary>
    public string Of(Refusal refusal, CultureInfo culture) => For(culture, "refusal." + refusal.Code, [.. refusal.Args]);

    /// <summary>The text in a given language; for what is drawn once and shared, and for messages to people.</summary>
    public string For(CultureInfo culture, string key, params object?[] args)
    {
        if (!_texts.TryGetValue(key, out var pair))
        {
            return key;
        }

        var text = pair[IsChinese(culture) ? 0 : 1];
        return args.Length == 0 ? text : string.Format(culture, text, [.. args.Select(arg => Show(arg, culture))]);
    }

    /// <summary>Everything that is not English reads Chinese.</summary>
    public static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName != "en";

    private object? Show(object? arg, CultureInfo culture) => arg switch
    {
        Money money => "¥" + money.ToString("N2", culture),
        DateTimeOffset at => new SiteInstant(_zone.ToSite(at)),
        Wording wording => IsChinese(culture) ? wording.Chinese : wording.English,
        Enum value => For(culture, $"enum.{value.GetType().Name}.{value}"),
        _ => arg,
    };

    /// <summary>An instant in site time; a sentence that names no format tells day and minute.</summary>
    private readonly record struct SiteInstant(DateTimeOffset At) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? provider) =>
            string.IsNullOrEmpty(format) ? At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : At.ToString(format, provider);
    }
}
