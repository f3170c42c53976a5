using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>The walls of the house: who may know whom.</summary>
public sealed class WallsTests
{
    private static readonly Assembly Domain = typeof(Result).Assembly;

    private static readonly IReadOnlyDictionary<Type, IReadOnlySet<Type>> Portal = Uses.Portal;

    [Fact]
    public void Domain_References_OnlyTheBaseLibrary() =>
        Assert.All(
            Domain.GetReferencedAssemblies(),
            name => Assert.Matches(@"\A(System(\.(Collections|Linq|Memory|Runtime|ObjectModel|Text\.RegularExpressions|Numerics\.Vectors)(\..*)?)?|netstandard)\z", name.Name));

    [Fact]
    public void Domain_Code_HasNoClockNoFilesNoNetworkNoThreads()
    {
        string[] forbidden = ["System.IO.", "System.Net.", "System.Threading.Timer", "System.Diagnostics.", "System.Console", "System.Environment", "System.TimeProvider"];

        AssertNone(
            from type in Domain.GetTypes()
            from used in Uses.TypesOf(type)

            // An iterator asks for the thread that made it.
            where used != typeof(Environment) || !type.IsDefined(typeof(CompilerGeneratedAttribute))
            where forbidden.Any(name => used.FullName?.StartsWith(name, StringComparison.Ordinal) == true)
                && used.Namespace != "System.Diagnostics.CodeAnalysis"
            select $"{type} uses {used}");
    }

    [Fact]
    public void Domain_Project_HasNoPackage() =>
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Repository.File("Portal.Domain", "Portal.Domain.csproj")), StringComparison.Ordinal);

    [Fact]
    public void Feature_UsesOfAnotherFeature_OnlyWhatIsPublic() =>
        AssertNone(
            from user in Portal.Keys
            let feature = Uses.FeatureOf(user)
            where feature is not null
            from used in Portal[user]
            where Uses.FeatureOf(used) is { } other && other != feature && !IsPublic(used)
            select $"{user} uses {used}");

    [Fact]
    public void Scheduler_IsKnownToJobsAlone() => AssertKnownOnlyTo("Quartz", ["Portal.Jobs"]);

    [Fact]
    public void DatabaseProviders_AreKnownToDataAndJobsAlone()
    {
        AssertKnownOnlyTo("Microsoft.Data.Sqlite", ["Portal.Data", "Portal.Jobs"]);
        AssertKnownOnlyTo("SQLitePCL", ["Portal.Data", "Portal.Jobs"]);
        AssertKnownOnlyTo("Npgsql", ["Portal.Data", "Portal.Jobs"]);
    }

    [Fact]
    public void NetworkPeers_AreKnownToChannelsAlone()
    {
        Type[] peers = [typeof(HttpClient), typeof(IHttpClientFactory), typeof(System.Net.Mail.SmtpClient), typeof(System.Net.Sockets.TcpClient)];

        AssertNone(
            from user in Portal.Keys
            where !IsIn(user, "Portal.Channels")
            from used in Portal[user]
            where peers.Contains(used)
            select $"{user} uses {used}");
    }

    [Fact]
    public void SqliteConnection_IsOpenedByTheEngineAlone() =>
        AssertNone(
            from user in Portal.Keys
            where Outermost(user).FullName != "Portal.Data.SqliteEngine"
            from member in Uses.MembersOf(user)
            where member is ConstructorInfo && member.DeclaringType == typeof(SqliteConnection)
                || (member.Name == nameof(SqliteDbContextOptionsBuilderExtensions.UseSqlite) && member.DeclaringType == typeof(SqliteDbContextOptionsBuilderExtensions))
            select $"{user} opens SQLite");

    [Fact]
    public void Writer_IsOpenedByTheOneWriterAndByRestoreAlone() =>
        AssertNone(
            from user in Portal.Keys
            where Outermost(user).Name is not (nameof(PortalWriter) or "DatabaseRestore")
            from member in Uses.MembersOf(user)
            where member.Name == nameof(IDatabaseEngine.OpenWriterAsync)
            select $"{user} opens the writer's connection");

    [Fact]
    public void Rooms_BelowTheFeatures_DoNotKnowThem() =>
        AssertNone(
            from user in Portal.Keys
            where IsIn(user, "Portal.Data") || IsIn(user, "Portal.Live")
            where !IsIn(user, "Portal.Data.Migrations")
            from used in Portal[user]
            where IsIn(used, "Portal.Features")
            select $"{user} uses {used}");

    [Fact]
    public void UseCase_Each_NamesARightThatExists() =>
        Assert.All(
            Portal.Keys.Where(type => type is { IsInterface: false, IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase))),
            type => Assert.Contains(type.GetProperty("Right", BindingFlags.Static | BindingFlags.Public)?.GetValue(null) as string ?? $"none of {type}", Rights.All));

    /// <summary>A wall that finds nothing because it looks at nothing would always stand.</summary>
    [Fact]
    public void Uses_SeesWhatIsThere()
    {
        Assert.Contains(Portal, pair => Outermost(pair.Key) == typeof(PortalWriter) && pair.Value.Contains(typeof(IDatabaseEngine)));
        Assert.Contains(Portal, pair => pair.Value.Contains(typeof(NpgsqlConnection)));
        Assert.Contains(Portal.Keys, type => Uses.MembersOf(type).Any(member => member is ConstructorInfo && member.DeclaringType == typeof(SqliteConnection)));
    }

    private static void AssertKnownOnlyTo(string library, string[] rooms) =>
        AssertNone(
            from user in Portal.Keys
            where !Array.Exists(rooms, room => IsIn(user, room))
            from used in Portal[user]
            where used.Namespace is { } name && (name == library || name.StartsWith(library + ".", StringComparison.Ordinal))
            select $"{user} uses {used}");

    private static void AssertNone(IEnumerable<string> findings)
    {
        var list = string.Join('\n', findings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.True(list.Length == 0, list);
    }

    private static bool IsIn(Type type, string room) =>
        type.Namespace is { } name && (name == room || name.StartsWith(room + ".", StringComparison.Ordinal));

    private static bool IsPublic(Type type) => type.IsVisible;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
