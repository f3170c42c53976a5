using Portal.App.Layout;
using Portal.Live;

namespace Portal.Features.Duty;

/// <summary>People missing at posts now, beside the duty roster in the navigation.</summary>
internal sealed class MissingCount(DutySnapshot duty) : INavCount
{
    public string Href => DutySetup.Href;

    public string Text => "duty.count";

    public LiveSubscription Subscribe() => duty.Subscribe();

    public async ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        (await duty.GetAsync(cancellationToken)).Value.Now.Gap ?? 0;
}
