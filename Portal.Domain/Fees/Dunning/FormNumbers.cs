using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Domain.Fees.Dunning;

/// <summary>Numbers of paper forms from a pad: the first is typed, those after it follow.</summary>
public static class FormNumbers
{
    /// <summary>
    /// As many numbers as there are papers, counted up in the digits at the end, which keep their width. Refuses a blank or
    /// too long number, and one without digits at the end where several are needed.
    /// </summary>
    public static Result<IReadOnlyList<string>> From(string? first, int count)
    {
        if (first?.Trim() is not { Length: > 0 and <= DunningNotice.LongestForm } number)
        {
            return DunningRefusals.FormMissing.With(DunningNotice.LongestForm);
        }

        if (count <= 1)
        {
            return new[] { number };
        }

        var head = number.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var digits = number[head.Length..];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start > long.MaxValue - count)
        {
            return DunningRefusals.FormNotCountable;
        }

        var width = "D" + digits.Length.ToString(CultureInfo.InvariantCulture);
        return Enumerable.Range(0, count).Select(place => head + (start + place).ToString(width, CultureInfo.InvariantCulture)).ToArray();
    }
}
