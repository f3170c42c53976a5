namespace Portal.Domain.Duty;

/// <summary>A place that is to be manned (岗位).</summary>
public sealed class Post
{
    private readonly List<DutyWindow> _windows = [];

    /// <summary>A post with its windows.</summary>
    public Post(PostId id, string code, string name, IEnumerable<DutyWindow> windows)
    {
        Id = id;
        Code = code;
        Name = name;
        _windows.AddRange(windows);
    }

    // For the database mapping.
    private Post()
    {
        Code = "";
        Name = "";
    }

    /// <summary>Identity inside the portal.</summary>
    public PostId Id { get; private set; }

    /// <summary>Post code (岗位编码), unique; posts are ordered by it, ordinally.</summary>
    public string Code { get; private set; }

    /// <summary>Name on wall and pages.</summary>
    public string Name { get; private set; }

    /// <summary>When people are needed. Outside every window nobody is.</summary>
    public IReadOnlyList<DutyWindow> Windows => _windows;

    /// <summary>Takes a new name and replaces all windows.</summary>
    /// <returns>False when nothing differs; the order of the windows says nothing.</returns>
    public bool Redefine(string name, IReadOnlyCollection<DutyWindow> windows)
    {
        if (Name == name && windows.Count == _windows.Count && !windows.Except(_windows).Any() && !_windows.Except(windows).Any())
        {
            return false;
        }

        Name = name;
        _windows.Clear();
        _windows.AddRange(windows);
        return true;
    }
}
