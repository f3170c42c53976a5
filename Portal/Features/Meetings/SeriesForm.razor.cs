using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Features.Meetings;

/// <summary>Sets a series, and adds one for another centre.</summary>
public sealed partial class SeriesForm
{
    private HashSet<string> _roles = [];
    private Refusal? _refusal;
    private TimeOnly? _start;
    private TimeOnly? _end;
    private string? _department;
    private string? _chairDepartment;
    private string? _place;
    private string? _centre;
    private bool _active;

    /// <summary>Sentences.</summary>
    [Inject]
    public required Texts T { get; init; }

    /// <summary>Changes the series.</summary>
    [Inject]
    public required ChangeSeries Change { get; init; }

    /// <summary>Who asks.</summary>
    [Inject]
    public required CurrentActor Current { get; init; }

    /// <summary>The series.</summary>
    [Parameter, EditorRequired]
    public required SeriesLine Line { get; set; }

    /// <summary>Raised when it is done.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnDone { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var series = Line.Series;
        (_start, _end, _active) = (TimeOf(series.StartMinute), TimeOf(series.EndMinute), series.IsActive);
        (_department, _chairDepartment, _place) = (series.Department, series.ChairDepartment, series.Place);
        _roles = [.. series.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static TimeOnly? TimeOf(int? minute) => minute is { } at ? TimeOnly.MinValue.AddMinutes(at) : null;

    private static int? MinuteOf(TimeOnly? time) => time is { } at ? at.Hour * 60 + at.Minute : null;

    private void Toggle(string role)
    {
        if (!_roles.Remove(role))
        {
            _roles.Add(role);
        }
    }

    private async Task SaveAsync()
    {
        var settings = new Domain.Meetings.SeriesSettings(MinuteOf(_start), MinuteOf(_end), [.. _roles.Order(StringComparer.Ordinal)], _department, _chairDepartment, Line.Series.Chair, _place, _active);
        await FinishAsync(await Change.RunAsync(await Current.GetAsync(), Line.Series.Id, settings, CancellationToken.None));
    }

    private async Task AddAsync() => await FinishAsync(await Change.AddAsync(await Current.GetAsync(), Line.Series.Kind, _centre, CancellationToken.None));

    private async Task FinishAsync(Result result)
    {
        _refusal = result.Refusal;
        if (_refusal is null)
        {
            await OnDone.InvokeAsync();
        }
    }
}
