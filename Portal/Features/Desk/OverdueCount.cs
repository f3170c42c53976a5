using Portal.App.Layout;
using Portal.Features.Cases;
using Portal.Live;

namespace Portal.Features.Desk;

/// <summary>Overdue cases, beside the desk in the navigation.</summary>
internal sealed class OverdueCount(CasesSnapshot cases) : INavCount
{
    public string Href => DeskSetup.Href;

    public string Text => "desk.count";

    public LiveSubscription Subscribe() => cases.Subscribe();

    public async ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        (await cases.GetAsync(cancellationToken)).Value.Summary.Overdue;
}
