using Portal.Domain.Kernel;
using Portal.Exchange;

namespace Portal.Tests.Exchange;

public sealed class CellsTests
{
    private static readonly SiteZone Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly SiteZone Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("1234.5", 123450)]
    [InlineData("1234", 123400)]
    [InlineData("0.01", 1)]
    [InlineData("¥1,234.50", 123450)]
    [InlineData("￥ 1,234,567.89", 123456789)]
    [InlineData("-12.00", -1200)]
    [InlineData("-¥12", -1200)]
    [InlineData("¥-12", -1200)]
    [InlineData("+12", 1200)]
    [InlineData("￥１，２３４．５０", 123450)]
    [InlineData("－１２", -1200)]
    [InlineData("\u22125", -500)]
    [InlineData("-0.00", 0)]
    [InlineData("9999999999999.99", 999999999999999)]
    public void Amount_WellFormed_IsRead(string cell, long fen) =>
        Assert.Equal(new Money(fen), Cells.Amount(cell, "amount", AmountRule.Any).Value);

    [Theory]
    [InlineData("12.345", "import.amount-decimals")]
    [InlineData("12.500", "import.amount-decimals")]
    [InlineData("12.", "import.amount-malformed")]
    [InlineData(".5", "import.amount-malformed")]
    [InlineData("12,34", "import.amount-malformed")]
    [InlineData("1,2345", "import.amount-malformed")]
    [InlineData(",123", "import.amount-malformed")]
    [InlineData("1234,567", "import.amount-malformed")]
    [InlineData("1.234,50", "import.amount-malformed")]
    [InlineData("--1", "import.amount-malformed")]
    [InlineData("-¥-1", "import.amount-malformed")]
    [InlineData("(12.00)", "import.amount-malformed")]
    [InlineData("12 元", "import.amount-malformed")]
    [InlineData("1e3", "import.amount-malformed")]
    [InlineData("¥", "import.amount-malformed")]
    [InlineData("$5", "import.amount-malformed")]
    [InlineData("abc", "import.amount-malformed")]
    [InlineData("10000000000000", "import.amount-too-large")]
    [InlineData("99999999999999999999999999999999999", "import.amount-too-large")]
    public void Amount_Malformed_IsRefusedWithItsColumn(string cell, string code)
    {
        var refusal = Cells.Amount(cell, "waived", AmountRule.Any).Refusal;

        Assert.Equal((code, "waived", cell), (refusal?.Code, refusal?.Field, refusal?.Args[0]));
    }

    [Theory]
    [InlineData(AmountRule.NotNegative, "0", null)]
    [InlineData(AmountRule.NotNegative, "-0.01", "import.amount-negative")]
    [InlineData(AmountRule.Positive, "0.01", null)]
    [InlineData(AmountRule.Positive, "0", "import.amount-zero")]
    [InlineData(AmountRule.Positive, "-1", "import.amount-negative")]
    [InlineData(AmountRule.Negative, "-1", null)]
    [InlineData(AmountRule.Negative, "0", "import.amount-zero")]
    [InlineData(AmountRule.Negative, "1", "import.amount-positive")]
    public void Amount_ByItsRule_IsAllowedOrNot(AmountRule rule, string cell, string? code) =>
        Assert.Equal(code, Cells.Amount(cell, "amount", rule).Refusal?.Code);

    [Theory]
    [InlineData("89.67", "89.67")]
    [InlineData("1,089.6789", "1089.6789")]
    [InlineData("０", "0")]
    public void Area_WellFormed_IsRead(string cell, string area) =>
        Assert.Equal(decimal.Parse(area), Cells.Area(cell, "area").Value);

    [Theory]
    [InlineData("-1", "import.number-out-of-range")]
    [InlineData("10000001", "import.number-out-of-range")]
    [InlineData("89.67891", "import.number-decimals")]
    [InlineData("89㎡", "import.number-malformed")]
    [InlineData("¥89", "import.number-malformed")]
    public void Area_Malformed_IsRefused(string cell, string code) => Assert.Equal(code, Cells.Area(cell, "area").Refusal?.Code);

    [Theory]
    [InlineData("1", null)]
    [InlineData("５", null)]
    [InlineData("0", "import.number-out-of-range")]
    [InlineData("6", "import.number-out-of-range")]
    [InlineData("99999999999999999999", "import.number-out-of-range")]
    [InlineData("3.5", "import.number-malformed")]
    [InlineData("three", "import.number-malformed")]
    public void WholeNumber_WithinBounds_IsRead(string cell, string? code) =>
        Assert.Equal(code, Cells.WholeNumber(cell, "satisfaction", 1, 5).Refusal?.Code);

    [Theory]
    [InlineData("2026-11-05")]
    [InlineData("2026-11-5")]
    [InlineData("2026/11/5")]
    [InlineData("2026/11/05")]
    [InlineData("2026年11月5日")]
    [InlineData("２０２６／１１／５")]
    [InlineData("46331")]
    [InlineData("46331.0")]
    [InlineData("2026/11/5 0:00")]
    [InlineData("2026-11-05 00:00:00")]
    public void Date_InEachForm_IsTheSameDay(string cell) =>
        Assert.Equal(new DateOnly(2026, 11, 5), Cells.Date(cell, "due").Value);

    [Theory]
    [InlineData("2026-02-30", "import.date-unknown")]
    [InlineData("2025-02-29", "import.date-unknown")]
    [InlineData("2026-13-01", "import.date-unknown")]
    [InlineData("2026-00-10", "import.date-unknown")]
    [InlineData("2026年11月0日", "import.date-unknown")]
    [InlineData("0000-01-01", "import.date-unknown")]
    [InlineData("1850-01-01", "import.date-out-of-range")]
    [InlineData("9999-12-31", "import.date-out-of-range")]
    [InlineData("2026", "import.date-malformed")]
    [InlineData("20261105", "import.date-malformed")]
    [InlineData("2026-11/05", "import.date-malformed")]
    [InlineData("2026年11月5", "import.date-malformed")]
    [InlineData("11/5/2026", "import.date-malformed")]
    [InlineData("26-11-05", "import.date-malformed")]
    [InlineData("2026-11-05 08:30", "import.date-malformed")]
    [InlineData("46331.5", "import.date-malformed")]
    [InlineData("-46331", "import.date-malformed")]
    [InlineData("tomorrow", "import.date-malformed")]
    public void Date_ThatIsNone_IsRefused(string cell, string code)
    {
        var refusal = Cells.Date(cell, "due").Refusal;

        Assert.Equal((code, "due"), (refusal?.Code, refusal?.Field));
    }

    [Theory]
    [InlineData("2026-11-05 08:30", "2026-11-05T00:30:00Z")]
    [InlineData("2026-11-05T08:30", "2026-11-05T00:30:00Z")]
    [InlineData("2026/11/5 8:30:15", "2026-11-05T00:30:15Z")]
    [InlineData("2026年11月5日 8:30", "2026-11-05T00:30:00Z")]
    [InlineData("2026-11-05　０８：３０", "2026-11-05T00:30:00Z")]
    [InlineData("2026-11-05 08:30:15.999", "2026-11-05T00:30:15Z")]
    [InlineData("2026-11-05T08:30:15.9999999+08:00", "2026-11-05T00:30:15Z")]
    [InlineData("2026-11-05T08:30:15Z", "2026-11-05T08:30:15Z")]
    [InlineData("2026-11-05T08:30z", "2026-11-05T08:30:00Z")]
    [InlineData("2026-11-05 08:30 +09:00", "2026-11-04T23:30:00Z")]
    [InlineData("2026-11-05 08:30-0530", "2026-11-05T14:00:00Z")]
    [InlineData("2026-11-05 08:30+08", "2026-11-05T00:30:00Z")]
    [InlineData("2026-11-05 23:59:59", "2026-11-05T15:59:59Z")]
    [InlineData("46331.3541666667", "2026-11-05T00:30:00Z")]
    [InlineData("46331", "2026-11-04T16:00:00Z")]
    public void Instant_InEachForm_IsRead(string cell, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Cells.Instant(cell, "at", Shanghai).Value);

    [Theory]
    [InlineData("2026-11-05", "import.instant-without-time")]
    [InlineData("2026-11-05 24:00", "import.time-unknown")]
    [InlineData("2026-11-05 25:00", "import.time-unknown")]
    [InlineData("2026-11-05 08:60", "import.time-unknown")]
    [InlineData("2026-11-05 08:30:60", "import.time-unknown")]
    [InlineData("2026-02-30 08:30", "import.time-unknown")]
    [InlineData("2026-11-05 08:30+15:00", "import.time-unknown")]
    [InlineData("2026-11-05 08:30+08:60", "import.time-unknown")]
    [InlineData("2500-11-05 08:30", "import.date-out-of-range")]
    [InlineData("2026-11-05 8", "import.instant-malformed")]
    [InlineData("2026-11-05 8:3", "import.instant-malformed")]
    [InlineData("2026-11-0508:30", "import.instant-malformed")]
    [InlineData("2026-11-05 08:30:15.", "import.instant-malformed")]
    [InlineData("2026-11-05 08:30 CST", "import.instant-malformed")]
    [InlineData("2026-11-05 08:30+8", "import.instant-malformed")]
    [InlineData("2026-11-05 08:30Zx", "import.instant-malformed")]
    [InlineData("08:30", "import.instant-malformed")]
    public void Instant_ThatIsNone_IsRefused(string cell, string code)
    {
        var refusal = Cells.Instant(cell, "at", Shanghai).Refusal;

        Assert.Equal((code, "at"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void Instant_ThatTheSitesClockSkips_IsRefusedUnlessItHasAnOffset()
    {
        Assert.Equal("import.time-unknown", Cells.Instant("2026-03-29 02:30", "at", Berlin).Refusal?.Code);
        Assert.True(Cells.Instant("2026-03-29 02:30+01:00", "at", Berlin).IsDone);
        Assert.True(Cells.Instant("2026-03-29 02:30", "at", Shanghai).IsDone);
    }

    [Fact]
    public void Instant_ThatTheSitesClockShowsTwice_IsTheFirst() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), Cells.Instant("2026-10-25 02:30", "at", Berlin).Value);

    [Theory]
    [InlineData("2026-10")]
    [InlineData("2026/10")]
    [InlineData("2026年10月")]
    [InlineData("２０２６年１０月")]
    [InlineData("2026-10-01")]
    [InlineData("2026-10-31 00:00:00")]
    [InlineData("46296")]
    public void Period_InEachForm_IsTheSameMonth(string cell) =>
        Assert.Equal(new Period(2026, 10), Cells.Period(cell, "period").Value);

    [Theory]
    [InlineData("2026-13", "import.period-malformed")]
    [InlineData("2026-00", "import.period-malformed")]
    [InlineData("202610", "import.period-malformed")]
    [InlineData("2026年10", "import.period-malformed")]
    [InlineData("Oct 2026", "import.period-malformed")]
    [InlineData("1900-10", "import.date-out-of-range")]
    [InlineData("2026-02-30", "import.date-unknown")]
    public void Period_ThatIsNone_IsRefused(string cell, string code) => Assert.Equal(code, Cells.Period(cell, "period").Refusal?.Code);

    [Theory]
    [InlineData("08:00", 480)]
    [InlineData("8:05", 485)]
    [InlineData("０８：００", 480)]
    [InlineData("0:00", 0)]
    [InlineData("24:00", 1440)]
    [InlineData("24:00:00", 1440)]
    [InlineData("08:00:00", 480)]
    public void MinuteOfDay_WellFormed_IsRead(string cell, int minute) => Assert.Equal(minute, Cells.MinuteOfDay(cell, "to").Value);

    [Theory]
    [InlineData("24:01", "import.time-unknown")]
    [InlineData("25:00", "import.time-unknown")]
    [InlineData("08:60", "import.time-unknown")]
    [InlineData("8", "import.time-malformed")]
    [InlineData("8:0", "import.time-malformed")]
    [InlineData("08:00:30", "import.time-malformed")]
    [InlineData("08:00 PM", "import.time-malformed")]
    public void MinuteOfDay_ThatIsNone_IsRefused(string cell, string code) => Assert.Equal(code, Cells.MinuteOfDay(cell, "to").Refusal?.Code);

    [Theory]
    [InlineData("property", "property")]
    [InlineData("PROPERTY", "property")]
    [InlineData("公用事业费", "utility")]
    public void Word_InEitherLanguage_IsTheEnglishOne(string cell, string word)
    {
        var column = ImportKinds.Bills.Columns[ImportKinds.Bills.Ordinal("type")];

        Assert.Equal(word, Cells.Word(cell, "type", column.Words).Value);
    }

    [Fact]
    public void Word_Unknown_IsRefusedWithTheWordsAllowed()
    {
        var column = ImportKinds.Bills.Columns[ImportKinds.Bills.Ordinal("type")];

        var refusal = Cells.Word("rent", "type", column.Words).Refusal;

        Assert.Equal(("import.word-unknown", "type"), (refusal?.Code, refusal?.Field));
        Assert.Contains("property 物业费", (string)refusal!.Args[1]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Qualifications_Listed_AreRead() =>
        Assert.Equal(
            [new QualificationCell("fire-operator", new(2027, 6, 30)), new QualificationCell("first-aid", new(2028, 1, 31))],
            Cells.Qualifications("fire-operator:2027-06-30； first-aid：2028年1月31日;", "qualifications").Value);

    [Theory]
    [InlineData("fire-operator", "import.qualification-malformed")]
    [InlineData(":2027-06-30", "import.qualification-malformed")]
    [InlineData("fire-operator:", "import.date-malformed")]
    [InlineData("fire-operator:2027-02-30", "import.date-unknown")]
    [InlineData("a:2027-06-30;a:2028-06-30", "import.qualification-twice")]
    public void Qualifications_Malformed_AreRefused(string cell, string code)
    {
        var refusal = Cells.Qualifications(cell, "qualifications").Refusal;

        Assert.Equal((code, "qualifications"), (refusal?.Code, refusal?.Field));
    }

    [Theory]
    [InlineData("A\u0007B")]
    [InlineData("A\u007F")]
    public void Text_WithControlCharacters_IsRefused(string cell) =>
        Assert.Equal("import.text-unprintable", Cells.Text(cell, "title").Refusal?.Code);

    [Fact]
    public void Text_TooLong_IsRefusedAndLinesAreKept()
    {
        Assert.Equal("a\r\nb\tc", Cells.Text("a\r\nb\tc", "title").Value);
        Assert.True(Cells.Text(new string('字', Cells.MaxText), "title").IsDone);
        Assert.Equal("import.text-too-long", Cells.Text(new string('字', Cells.MaxText + 1), "title").Refusal?.Code);
    }

    [Fact]
    public void Code_TooLongOrOfTwoLines_IsRefused()
    {
        Assert.Equal("001-Ａ", Cells.Code("001-Ａ", "code").Value);
        Assert.Equal("import.text-too-long", Cells.Code(new string('1', Cells.MaxCode + 1), "code").Refusal?.Code);
        Assert.Equal("import.text-unprintable", Cells.Code("1\n2", "code").Refusal?.Code);
    }

    [Fact]
    public void Cells_OfAnyText_NeverThrow()
    {
        const string alphabet = "0123456789-/:;.,年月日 T Z+¥￥，：ab\u3000\0";
        var random = new Random(4);
        for (var round = 0; round < 50_000; round++)
        {
            var cell = string.Create(random.Next(1, 24), random, static (room, source) =>
            {
                for (var i = 0; i < room.Length; i++)
                {
                    room[i] = alphabet[source.Next(alphabet.Length)];
                }
            });

            _ = (Cells.Amount(cell, "c", AmountRule.Any), Cells.Area(cell, "c"), Cells.WholeNumber(cell, "c", 0, 9), Cells.Date(cell, "c"));
            _ = (Cells.Instant(cell, "c", Berlin), Cells.Period(cell, "c"), Cells.MinuteOfDay(cell, "c"), Cells.Qualifications(cell, "c"));
        }
    }

    [Fact]
    public void Amount_OfAnyMoney_IsReadBackFromEachForm()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var money = new Money(random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000) / (long)Math.Pow(10, random.Next(14)));

            Assert.Equal(money, Cells.Amount(money.ToString(), "c", AmountRule.Any).Value);
            Assert.Equal(money, Cells.Amount("¥" + (money.Fen / 100m).ToString("#,##0.00"), "c", AmountRule.Any).Value);
        }
    }

    [Fact]
    public void TextAndCode_HalfACharacter_AreRefused() =>
        Assert.All(["\ud800", "a\udc00b", "\udc00\ud800"], (string cell) =>
        {
            Assert.Equal("import.text-unprintable", Cells.Text(cell, "title").Refusal?.Code);
            Assert.Equal("import.text-unprintable", Cells.Code(cell, "id").Refusal?.Code);
        });

    [Fact]
    public void Text_CharacterOfTwoUnits_IsRead() => Assert.Equal("𠮷", Cells.Text("𠮷", "title").Value);
}
