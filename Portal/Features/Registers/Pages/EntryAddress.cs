using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Registers.Pages;

/// <summary>Filters of entries as addresses have them; what is none is left out.</summary>
internal static class EntryAddress
{
    public static EntryFilter Read(string register, string? state, string? stage, string? text, string? holder, string? from, string? until, string? asked) => new(
        register,
        state switch { "all" => EntryState.All, "closed" => EntryState.Closed, _ => EntryState.Open },
        Blank(stage),
        Blank(text),
        Guid.TryParseExact(holder, "N", out var person) ? PersonId.From(person) : null,
        DayText.Read(from),
        DayText.Read(until))
    {
        Asked = Blank(asked),
    };

    private static string? Blank(string? text) => text?.Trim() is { Length: > 0 } written ? written : null;
}
