using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Features.Duty;

namespace Portal.Features.Desk;

/// <summary>A post that lacks people: who should be there, who could stand in, and the ways to mend it.</summary>
public sealed partial class DeskGap
{
    private IReadOnlyList<StandIn> _standIns = [];
    private Refusal? _refusal;
    private bool _weighing;
    private bool _busy;

    [Inject]
    public required Texts T { get; init; }

    [Inject]
    public required SiteClock Clock { get; init; }

    [Inject]
    public required CurrentActor Current { get; init; }

    [Inject]
    public required CallStandIn Call { get; init; }

    /// <summary>The gap.</summary>
    [Parameter, EditorRequired]
    public PostGap Gap { get; set; } = null!;

    /// <summary>Duty as it is now.</summary>
    [Parameter, EditorRequired]
    public DutyBoard Duty { get; set; } = null!;

    /// <summary>Who was called because of it.</summary>
    [Parameter]
    public IReadOnlyList<StandInCall> Calls { get; set; } = [];

    /// <summary>Whether the reader may call somebody and change shifts.</summary>
    [Parameter]
    public bool MayCall { get; set; }

    private int Lasting => Math.Max(0, (int)(Duty.At - Gap.Since).TotalMinutes);

    /// <summary>Whoever comes first of those not called yet.</summary>
    private StandIn? Next => _standIns.FirstOrDefault(one => Calls.All(call => call.Person != one.Person.Id));

    /// <summary>The duty change for the shift whose person is missing; a new shift where nobody was planned.</summary>
    private string Change =>
        $"/duty?post={Uri.EscapeDataString(Gap.Post.Code)}" + (Gap.Expected.Count > 0 ? $"&replace={Gap.Expected[0].Assignment.Id.Value:D}" : "&add=true");

    /// <inheritdoc/>
    protected override void OnParametersSet() => _standIns = StandIn.For(Gap, Duty);

    private string Describe(StandIn one)
    {
        var marks = new[]
        {
            Gap.Post.Windows.Any(window => window.Qualification is not null) ? T["desk.gap.certified"] : null,
            one.RestedHours is { } hours ? T["desk.gap.rested", hours] : T["desk.gap.rested-long"],
        };
        return T["desk.gap.with-marks", one.Person.Name, string.Join(T["desk.gap.and"], marks.Where(mark => mark is not null))];
    }

    private async Task CallAsync(StandIn one)
    {
        _busy = true;
        _refusal = (await Call.RunAsync(await Current.GetAsync(), Gap.Post.Id, one.Person.Id, CancellationToken.None)).Refusal;
        _busy = false;
    }
}
