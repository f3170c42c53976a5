namespace Portal.Tests.Architecture;

/// <summary>Features know each other in one direction. Where two need each other, one of them has a seam that the other fills, as sources of events do.</summary>
public sealed class FeatureOrderTests
{
    private static readonly (string User, string Used)[] Known =
    [
        .. from pair in Uses.Portal
           let user = Uses.FeatureOf(pair.Key)
           where user is not null
           from used in pair.Value
           let other = Uses.FeatureOf(used)
           where other is not null && other != user
           group used by (user, other) into edge
           select edge.Key,
    ];

    /// <summary>Who knows whom against the order, and why it stays.</summary>
    private static readonly Dictionary<(string User, string Used), string> Exceptions = new()
    {
        [("Calendar", "Obligations")] = "obligations count the calendar's days; that next year has none yet is a digest, which is the obligations' seam",
        [("Obligations", "Cases")] = "a fault that a form finds becomes a case in the unit of work that keeps the answer; cases tell what obligations hang on",
        [("Duty", "Reports")] = "the page of the day shows the strip of incidents, which reports keep; their figures are about duty",
    };

    [Fact]
    public void Features_DoNotKnowEachOtherInCircles()
    {
        var circles = Circles(Known.Where(edge => !Exceptions.ContainsKey(edge)));
        Assert.True(circles.Count == 0, string.Join('\n', circles.Select(Describe)));
    }

    [Fact]
    public void Exceptions_AreThereAndNeeded() =>
        Assert.All(Exceptions.Keys, exception =>
        {
            Assert.Contains(exception, Known);
            Assert.NotEmpty(Circles(Known.Where(edge => edge == exception || !Exceptions.ContainsKey(edge))));
        });

    /// <summary>A test that sees no circle where there is one would always pass.</summary>
    [Fact]
    public void Circles_AreSeen()
    {
        Assert.Equal(["a b c"], Circles([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")]).Select(circle => string.Join(' ', circle)));
        Assert.Empty(Circles([("a", "b"), ("a", "c"), ("b", "c")]));
    }

    /// <summary>Sets of features of which each reaches each other.</summary>
    private static List<string[]> Circles(IEnumerable<(string User, string Used)> edges)
    {
        var next = edges.ToLookup(edge => edge.User, edge => edge.Used, StringComparer.Ordinal);
        var reached = next.ToDictionary(from => from.Key, from => Reach(next, from.Key), StringComparer.Ordinal);
        return
        [
            .. reached.Where(one => one.Value.Contains(one.Key))
                .Select(one => one.Value.Where(other => reached.TryGetValue(other, out var back) && back.Contains(one.Key)).Order(StringComparer.Ordinal).ToArray())
                .DistinctBy(circle => string.Join(' ', circle), StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> Reach(ILookup<string, string> next, string from)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[from]));
        while (open.TryPop(out var one))
        {
            if (reached.Add(one))
            {
                foreach (var further in next[one])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    private static string Describe(string[] circle) => string.Join('\n',
        from pair in Uses.Portal
        let user = Uses.FeatureOf(pair.Key)
        where circle.Contains(user)
        from used in pair.Value
        let other = Uses.FeatureOf(used)
        where other != user && circle.Contains(other)
        group $"{pair.Key.FullName} uses {used.FullName}" by (User: user, Used: other) into edge
        where !Exceptions.ContainsKey(edge.Key)
        orderby edge.Key
        select $"{edge.Key.User} knows {edge.Key.Used}: {edge.Order(StringComparer.Ordinal).First()}");
}
