namespace Portal.Domain.People;

/// <summary>Hides personal data so that people can still tell one record from another. What is hidden is gone: a mask cannot be undone.</summary>
public static class Mask
{
    /// <summary>The middle of a number: <c>138****5678</c>; a short number keeps its end: <c>****5678</c>, <c>****</c>.</summary>
    public static string? Phone(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
        {
            return null;
        }

        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        return digits.Length switch
        {
            >= 10 => $"{digits[..3]}****{digits[^4..]}",
            >= 7 => $"****{digits[^4..]}",
            _ => "****",
        };
    }

    /// <summary>What stands before the @, but for its first letter: <c>z****@example.cn</c>; anything else is hidden whole: <c>****</c>.</summary>
    public static string? Email(string? email)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return null;
        }

        var at = email.LastIndexOf('@');
        return at > 0 ? $"{Letters(email)[0]}****{email[at..]}" : "****";
    }

    /// <summary>All but the ends of a name: <c>王*</c>, <c>王*明</c>, <c>欧**明</c>; of a name in several words the first letter of each: <c>J*** S****</c>.</summary>
    public static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 && !char.IsAscii(words[0][0]) ? Ends(words[0]) : string.Join(' ', words.Select(Beginning));
    }

    private static string Ends(string word)
    {
        var letters = Letters(word);
        return letters.Count switch
        {
            1 => "*",
            2 => letters[0] + "*",
            _ => letters[0] + new string('*', letters.Count - 2) + letters[^1],
        };
    }

    private static string Beginning(string word)
    {
        var letters = Letters(word);
        return letters.Count == 1 ? "*" : letters[0] + new string('*', letters.Count - 1);
    }

    /// <summary>Rare family names lie outside the basic plane: two code units, one letter.</summary>
    private static List<string> Letters(string word) => [.. word.EnumerateRunes().Select(rune => rune.ToString())];
}
