using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Features.Search;

/// <summary>What somebody typed to find something, in the spellings that it may be stored in.</summary>
public sealed partial class SearchText
{
    /// <summary>Longer texts are cut.</summary>
    public const int Longest = 40;

    /// <summary>Fewer digits would find half the estate by its phone numbers.</summary>
    private const int ShortestPhoneTail = 4;

    private SearchText(string typed)
    {
        Typed = typed;
        Code = typed.ToUpperInvariant();
        UnitCode = Parts().Replace(Endings().Replace(Code, ""), "-").Trim('-');
    }

    /// <summary>The text as typed, with plain digits and letters.</summary>
    public string Typed { get; }

    /// <summary>The text as codes are written: in capitals.</summary>
    public string Code { get; }

    /// <summary>The text as a room number: <c>3栋1204室</c> is <c>3-1204</c>.</summary>
    public string UnitCode { get; }

    /// <summary>True for the last digits of a phone number, or all of them.</summary>
    public bool IsPhoneTail => Typed.Length >= ShortestPhoneTail && Typed.All(char.IsAsciiDigit);

    /// <summary>Reads what was typed; null while it is too little to look for: nothing, or a single Latin letter or digit.</summary>
    public static SearchText? Read(string? typed)
    {
        var text = typed?.Trim().Normalize(NormalizationForm.FormKC).Trim() ?? "";
        text = text.Length > Longest ? text[..Longest] : text;
        return text.Length == 0 || (text.Length == 1 && char.IsAscii(text[0])) ? null : new SearchText(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Typed;

    [GeneratedRegex("[室房号]+$", RegexOptions.None, 1000)]
    private static partial Regex Endings();

    [GeneratedRegex(@"\s*(?:号楼|单元|栋|幢|座|#|\s|-)+\s*", RegexOptions.None, 1000)]
    private static partial Regex Parts();
}
