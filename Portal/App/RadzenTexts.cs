using System.Globalization;

namespace Portal.App;

/// <summary>Texts inside Radzen's components, which ship without Chinese: the key <c>radzen.{name}</c> where we have it, else Radzen's own English.</summary>
internal sealed class RadzenTexts(Texts texts) : Radzen.ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var name = "radzen." + key;
        return texts.All.ContainsKey(name) ? texts.For(culture, name) : null;
    }
}
