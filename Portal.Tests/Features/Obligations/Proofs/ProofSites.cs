namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>The site of one test class, opened by its first proof.</summary>
public sealed class ProofSites : IAsyncLifetime
{
    private ProofSite? _site;
    private string? _pack;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    internal async Task<ProofSite> OfAsync(string pack)
    {
        Assert.True(_pack is null || _pack == pack, "One class proves one pack.");
        _pack = pack;
        return _site ??= await ProofSite.OfAsync(pack);
    }
}
