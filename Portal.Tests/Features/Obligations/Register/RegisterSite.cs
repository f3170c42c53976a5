using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Register;
using Portal.Tests.Features.Obligations.Proofs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Register;

/// <summary>A site whose people answer forms as they do at work, and whose register is read afterwards.</summary>
internal sealed class RegisterSite(ProofSite site) : IAsyncDisposable
{
    public ProofSite Site => site;

    public PortalApp App => site.App;

    public static async Task<RegisterSite> OfAsync(string pack) => new(await ProofSite.OfAsync(pack));

    public ValueTask DisposeAsync() => site.DisposeAsync();

    public Task GoToAsync(string at) => site.GoToAsync(ProofSite.At(at));

    /// <summary>The occurrences of a day that can be done, the earliest first.</summary>
    public async Task<IReadOnlyList<ObligationLine>> OpenAsync(string obligation, string day) =>
        [.. (await site.DeskAsync(obligation, ProofSite.At(day + " 12:00"))).Where(line => line.DoneAt is null)];

    /// <summary>Answers items of an occurrence, each as <c>item=value</c>, <c>item thing=value</c>, or with a remark after a bar.</summary>
    public async Task AnswerAsync(string person, ObligationLine line, params string[] answers)
    {
        var actor = await site.ActorAsync(person);
        foreach (var answer in answers)
        {
            var (asked, value) = (answer.Split('=')[0].Split(' '), answer.Split('=')[1].Split('|'));
            var kept = await App.Services.GetRequiredService<AnswerItem>().RunAsync(
                actor, line.Obligation, line.Key, new EvidenceAnswer(asked[0], asked.ElementAtOrDefault(1) ?? "", value[0], value.ElementAtOrDefault(1)), default);
            Assert.True(kept.IsDone, $"{answer}: {kept.Refusal}");
        }
    }

    /// <summary>Answers and closes an occurrence.</summary>
    public async Task DoAsync(string person, ObligationLine line, params string[] answers)
    {
        await AnswerAsync(person, line, answers);
        Assert.Null(await ConfirmAsync(person, line));
    }

    /// <summary>Closes an occurrence; the code of the refusal, or null.</summary>
    public async Task<string?> ConfirmAsync(string person, ObligationLine line, string? note = null) =>
        (await App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(await site.ActorAsync(person), line.Obligation, line.Key, note, default)).Refusal?.Code;

    /// <summary>The register of whole days, as who sees all of it reads it.</summary>
    public async Task<EvidenceRegister> ReadAsync(string obligation, string from, string? until = null, Actor? reader = null)
    {
        var read = await App.Services.GetRequiredService<ReadRegister>()
            .RunAsync(reader ?? PortalApp.Tester, obligation, DateOnly.Parse(from, null), DateOnly.Parse(until ?? from, null), default);
        Assert.True(read.IsDone, read.Refusal?.ToString());
        return read.Value;
    }
}
