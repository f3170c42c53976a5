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
    private string _qualifications = "";
    private bool _active = true;
    private bool _saved;
    private Refusal? _refusal;

    /// <summary>The person to change; null for a new one.</summary>
    [Parameter]
    public Person? Person { get; set; }

    /// <summary>Raised with the id of the person that was saved.</summary>
    [Parameter]
    public EventCallback<Guid> Saved { get; set; }

    /// <summary>Raised when the form is to go.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private SavePerson Save { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>The form starts from the person as it was when the form opened; later changes elsewhere do not overwrite what is being typed.</summary>
    protected override void OnInitialized()
    {
        if (Person is not { } person)
        {
            return;
        }

        (_code, _name, _department, _title, _superior) = (person.Code, person.Name, person.Department, person.Title, person.SuperiorCode);
        (_phone, _email, _joined, _active) = (person.Phone, person.Email, person.Joined, person.Active);
        _qualifications = string.Join('\n', person.Qualifications.Select(held => string.Create(CultureInfo.InvariantCulture, $"{held.Code}:{held.Expires:yyyy-MM-dd}")));
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
            Phone = Given(_phone),
            Email = Given(_email),
            Joined = _joined,
            Qualifications = qualifications.Value,
        };
        var result = await Save.RunAsync(await Current.GetAsync(), Person?.Id, _code, details, _active, CancellationToken.None);
        _refusal = result.Refusal;
        _saved = result.IsDone;
        if (result.IsDone)
        {
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
                || !DateOnly.TryParseExact(parts[1].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires))
            {
                return PeopleRefusals.QualificationMalformed.With(line);
            }

            held.Add(new Qualification(code, expires));
        }

        return held;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
