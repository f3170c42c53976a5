using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Jobs;

namespace Portal.Tests.Jobs;

/// <summary>What an operator reads of a failed run: a sentence of ours in either language, never an exception's words.</summary>
public sealed class JobFaultTests
{
    private static readonly Texts Texts = new(new SiteZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    public static TheoryData<Exception, string> Faults => new()
    {
        { new SqliteException("SQLite Error 5: 'database is locked'", 5), JobFault.Database },
        { new NpgsqlException("Exception while reading from stream"), JobFault.Database },
        { new DbUpdateException("see the inner exception", new InvalidOperationException()), JobFault.Database },
        { new IOException("No space left on device : '/srv/portal/backup.db'"), JobFault.Files },
        { new FileNotFoundException("Could not find file"), JobFault.Files },
        { new UnauthorizedAccessException("Access to the path is denied"), JobFault.Files },
        { new TimeoutException("The operation has timed out"), JobFault.Timeout },
        { new TaskCanceledException(), JobFault.Timeout },
        { new InvalidOperationException("Sequence contains no elements"), JobFault.Unexpected },
        { new AggregateException(new IOException()), JobFault.Unexpected },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Of_AnException_IsAWordWithASentenceInBothLanguages(Exception exception, string word)
    {
        Assert.Equal(word, JobFault.Of(exception));
        Assert.Equal(word, JobFault.Known(JobFault.Of(exception)));
        foreach (var language in (System.Globalization.CultureInfo[])[Texts.Chinese, Texts.English])
        {
            var sentence = Texts.For(language, "jobs.fault." + word);
            Assert.DoesNotContain(exception.Message, sentence, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(language.Equals(Texts.Chinese), sentence.Any(letter => letter is >= '\u4e00' and <= '\u9fff'));
        }
    }

    [Fact]
    public void Sentence_EachFault_IsItsOwn()
    {
        string[] words = [JobFault.Database, JobFault.Files, JobFault.Timeout, JobFault.Unexpected];

        Assert.Equal(words.Length, words.Select(word => Texts.For(Texts.English, "jobs.fault." + word)).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("disk I/O error at /srv/portal")]
    [InlineData("")]
    [InlineData("Database")]
    [InlineData(null)]
    public void Known_WhatIsNoWord_IsTheUnexpected(string? kept) => Assert.Equal(JobFault.Unexpected, JobFault.Known(kept));
}
