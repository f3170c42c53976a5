using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.People;

/// <summary>One person of the staff list, new or known.</summary>
public sealed partial class PersonForm
{
    private string _code = "";
    private string _name = "";
    private string? _department;
    private string? _title;
    private string? _superior;
    private string? _phone;
    private string? _email;
    private DateOnly? _joined;
    private DateOnly? _lastDay;
    private string _qualifications = "";
    private bool _active = true;
    private bool _saved;
    private PersonView? _known;
    private Refusal? _refusal;

    /// <summary>The person to change; null for a new one.</summary>
    [Parameter]
    public PersonId? Person { get; set; }

    /// <summary>Raised with the id of the person that was saved.</summary>
    [Parameter]
    public EventCallback<Guid> Saved { get; set; }

    /// <summary>Raised when the form is to go.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private ShowPerson Show { get; set; } = default!;

    [Inject]
    private SavePerson Save { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>The form starts from the person as it was when the form opened; later changes elsewhere do not overwrite what is being typed.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (!await ShowAsync() || _known is not { Details: var person })
        {
            return;
        }

        (_code, _name, _department, _title, _superior) = (_known.Code, person.Name, person.Department, person.Title, person.SuperiorCode);
        (_joined, _lastDay, _active) = (person.Joined, person.LastDay, _known.Active);
        _qualifications = string.Join('\n', person.Qualifications.Select(held => string.Create(CultureInfo.InvariantCulture, $"{held.Code}:{held.Expires:yyyy-MM-dd}")));
    }

    /// <summary>Reads what is stored; phone number and e-mail address come masked.</summary>
    private async Task<bool> ShowAsync()
    {
        if (Person is { } id)
        {
            var shown = await Show.RunAsync(await Current.GetAsync(), id, CancellationToken.None);
            _refusal = shown.Refusal;
            _known = shown.IsDone ? shown.Value : null;
        }

        return _refusal is null;
    }

    private async Task SaveAsync()
    {
        _saved = false;
        var qualifications = Qualifications();
        if (!qualifications.IsDone)
        {
            _refusal = qualifications.Refusal;
            return;
        }

        var details = new PersonDetails
        {
            Name = _name.Trim(),
            Department = Given(_department),
            Title = Given(_title),
            SuperiorCode = Given(_superior),
            Phone = _phone,
            Email = _email,
            Joined = _joined,
            LastDay = _lastDay,
            Qualifications = qualifications.Value,
        };
        var result = await Save.RunAsync(await Current.GetAsync(), Person, _code, details, _active, CancellationToken.None);
        _refusal = result.Refusal;
        _saved = result.IsDone;
        if (result.IsDone)
        {
            (_phone, _email) = (null, null);
            await ShowAsync();
            await Saved.InvokeAsync(result.Value.Value);
        }
    }

    private Result<List<Qualification>> Qualifications()
    {
        var held = new List<Qualification>();
        foreach (var line in _qualifications.Split(['\n', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(':', '：');
            if (parts.Length != 2 || parts[0].Trim() is not { Length: > 0 } code
                || DayText.Read(parts[1].Trim()) is not { } expires)
            {
                return PeopleRefusals.QualificationMalformed.With(line);
            }

            held.Add(new Qualification(code, expires));
        }

        return held;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
